/** Camera and microphone as one page has used them: what the browser was asked, and what is still open. */

/** Looks on. To be called before the page is opened. @param {import('./browser.mjs').Person} person */
export function watchDevices(person) {
  return person.context.addInitScript(() => {
    globalThis.asked = [];
    globalThis.opened = [];
    const devices = navigator.mediaDevices;
    // An empty page has none.
    if (!devices) return;
    const getUserMedia = devices.getUserMedia.bind(devices);
    devices.getUserMedia = async (constraints) => {
      globalThis.asked.push(['audio', 'video'].filter((kind) => constraints[kind]).join(' and '));
      const stream = await (globalThis.answer?.(constraints) ?? getUserMedia(constraints));
      globalThis.opened.push(...stream.getTracks());
      return stream;
    };
  });
}

/** What the browser was asked so far. @returns {Promise<string[]>} */
export const asked = (page) => page.evaluate(() => globalThis.asked);

/** The names of what is open now. @returns {Promise<string[]>} */
export const open = (page) =>
  page.evaluate(() =>
    globalThis.opened.filter(({ readyState }) => readyState === 'live').map(({ label }) => label),
  );

/** From now on the browser asks, and the person does not answer. */
export const ignoresTheQuestion = (page) =>
  page.evaluate(() => {
    globalThis.answer = () => new Promise(() => {});
  });

/** From now on the camera belongs to another program, or to nobody again. */
export const anotherProgramHasTheCamera = (page, has) =>
  page.evaluate((taken) => {
    globalThis.answer = (constraints) => {
      if (taken && constraints.video) throw new DOMException('in use', 'NotReadableError');
    };
  }, has);

/** The camera's plug is pulled: its track ends, and nobody has stopped it. */
export const unplugsTheCamera = (page) =>
  page.evaluate(() => {
    const camera = globalThis.opened.findLast(({ kind }) => kind === 'video');
    camera.stop();
    camera.dispatchEvent(new Event('ended'));
  });

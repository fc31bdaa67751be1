import { launch, Person } from '../../journeys/lib/browser.mjs';
import { Citizen } from '../../journeys/lib/citizen.mjs';
import { Clerk } from '../../journeys/lib/clerk.mjs';
import { Office } from '../../journeys/lib/office.mjs';
import { median } from '../lib/figures.mjs';

const CALLS = 20;
const BUDGET_MS = 300;

/** What happens to a side after the visitor's press of the button, in order. */
const PARTS = ['devices', 'connection', 'paths', 'keys', 'picture'];

/**
 * From the visitor's press of the button that enters the room until either side sees the other, in Chromium, on
 * loopback, with devices that answer at once. The clerk has admitted the visitor and waits in the room.
 *
 * @returns {Promise<import('../lib/figures.mjs').Row[]>}
 */
export async function call(app) {
  const office = await Office.staffed(app);
  const browser = await launch();
  try {
    const clerk = new Clerk(await Person.arrive(browser, app, { name: 'clerk' }));
    await clerk.person.context.addInitScript(noteParts, PARTS);
    await clerk.signsIn();
    await clerk.hasConsole();
    const samples = { visitor: [], clerk: [] };
    for (let count = 0; count < CALLS; count += 1) {
      const sample = await one(browser, app, clerk, `Visita ${count}`);
      samples.visitor.push(sample.visitor);
      samples.clerk.push(sample.clerk);
      await office.clear();
    }
    return ['visitor', 'clerk'].map((side) => row(side, samples[side]));
  } finally {
    await browser.close();
  }
}

async function one(browser, app, clerk, name) {
  const person = await Person.arrive(browser, app, { name });
  try {
    await person.context.addInitScript(noteParts, PARTS);
    const citizen = await new Citizen(person).waitsAt(undefined, { name });
    await clerk.admits(name);
    const enter = citizen.page.getByRole('button', { name: /entra adesso/i });
    await enter.waitFor();
    await clerk.page.locator('[data-call-state="waiting"]').waitFor();
    await clerk.page.evaluate(() => globalThis.forgetParts());
    const pressed = await enter.evaluate((button) => {
      const now = performance.timeOrigin + performance.now();
      button.click();
      return now;
    });
    const parts = async (page) => {
      await page.waitForFunction(() => globalThis.parts.picture);
      const noted = await page.evaluate(() => globalThis.parts);
      return Object.fromEntries(Object.entries(noted).map(([part, at]) => [part, at - pressed]));
    };
    return { visitor: await parts(citizen.page), clerk: await parts(clerk.page) };
  } finally {
    await person.leave();
  }
}

function row(side, samples) {
  const parts = PARTS.flatMap((part) => {
    const noted = samples.map((sample) => sample[part]).filter((ms) => ms >= 0);
    return noted.length === samples.length ? [`${part} ${median(noted).toFixed(0)}`] : [];
  });
  return {
    what: `Into the room to the first picture, ${side} (${parts.join(', ')} ms)`,
    beside: 'budget',
    bar: BUDGET_MS,
    measured: median(samples.map(({ picture }) => picture)),
    unit: 'ms',
    sense: 'most',
  };
}

/** Runs in the page before its scripts: notes when each part of the way into a call was done, in ms since 1970. */
function noteParts(names) {
  globalThis.parts = {};
  globalThis.forgetParts = () => {
    globalThis.parts = {};
  };
  const note = (name) => {
    if (!names.includes(name)) throw new Error(`${name} is no part`);
    globalThis.parts[name] ??= performance.timeOrigin + performance.now();
  };
  const { mediaDevices } = navigator;
  const ask = mediaDevices?.getUserMedia.bind(mediaDevices);
  if (ask) {
    mediaDevices.getUserMedia = async (wanted) => {
      const stream = await ask(wanted);
      note('devices');
      return stream;
    };
  }
  const Original = globalThis.RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends Original {
    constructor(...settings) {
      super(...settings);
      note('connection');
      this.addEventListener('iceconnectionstatechange', () => {
        if (this.iceConnectionState === 'connected') note('paths');
      });
      this.addEventListener('connectionstatechange', () => {
        if (this.connectionState === 'connected') note('keys');
      });
    }
  };
  const look = () => {
    const video = document.querySelector('video.remote');
    if (!video || video.dataset.watched) return;
    video.dataset.watched = 'yes';
    video.requestVideoFrameCallback(() => note('picture'));
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
}

// Camera and microphone, tried while one waits and handed over to the call.
//
// Bad input: a permission that is refused, a question that nobody answers, no camera, no device at all, a camera that
// another program uses, one that is unplugged in the middle, a chosen one that is gone, a browser in another app.
import assert from 'node:assert/strict';

import { assertAccessible } from '../lib/axe.mjs';
import { DESKTOP, PHONE } from '../lib/browser.mjs';
import { Citizen } from '../lib/citizen.mjs';
import { Clerk } from '../lib/clerk.mjs';
import { anotherProgramHasTheCamera, asked, ignoresTheQuestion, open, unplugsTheCamera, watchDevices } from '../lib/devices.mjs';
import { journeys } from '../lib/journey.mjs';

const journey = journeys({ name: 'devices' });

journey('a camera chosen in the check is the one of the call, and nothing is asked at the door', async (people) => {
  const { citizen, page } = await waits(people, { devices: 'several', viewport: PHONE });
  assert.deepEqual(await asked(page), [], 'the lobby asks for nothing by itself');
  await tries(page);
  await citizen.reads('Tutto pronto');
  await citizen.reads('Ti sentiamo.');
  await seesItself(page);
  await fits(page, 'the check');

  await page.getByLabel('Videocamera', { exact: true }).selectOption({ index: 1 });
  const second = await page.getByLabel('Videocamera', { exact: true }).locator('option').nth(1).textContent();
  await until(async () => (await open(page)).includes(second));
  assert.equal((await open(page)).length, 2, 'the other camera was let go');
  const speaker = page.getByLabel('Altoparlante', { exact: true });
  await speaker.selectOption({ index: 1 });
  const speakerId = await speaker.inputValue();
  await page.getByRole('button', { name: 'Senti un suono di prova' }).press('Enter');

  await page.reload();
  assert.deepEqual(await asked(page), [], 'not after a reload either');
  await tries(page);
  await until(async () => (await open(page)).includes(second));
  assert.deepEqual(await asked(page), ['audio and video']);

  await people.office.callNext();
  await citizen.reads(/entra adesso/i);
  await seesItself(page);
  await page.getByRole('button', { name: /entra adesso/i }).press('Enter');
  await page.locator('[data-call] video.local').waitFor();
  assert.deepEqual(await asked(page), ['audio and video'], 'the call takes what is open');
  assert.ok((await open(page)).includes(second));
  await until(() => page.locator('video.remote').evaluate((video, id) => video.sinkId === id, speakerId));
});

journey('what was turned off is off, and comes back with the call', async (people) => {
  const { citizen, page } = await waits(people);
  await tries(page);
  await citizen.reads('Tutto pronto');
  await page.getByRole('button', { name: 'Spegni' }).press('Enter');
  await citizen.reads('Videocamera e microfono sono spenti.');
  assert.deepEqual(await open(page), []);
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Prova videocamera e microfono');
  await people.office.callNext();
  await page.getByRole('button', { name: /entra adesso/i }).press('Enter');
  await page.locator('[data-call] video.local').waitFor();
  assert.equal((await open(page)).length, 2);
});

journey('a page that nobody looks at for a minute lets go of the camera', async (people) => {
  const person = await people.arrive('citizen');
  await person.context.clock.install();
  const { citizen, page } = await waits(people, {}, person);
  await tries(page);
  await citizen.reads('Tutto pronto');
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await page.clock.fastForward(50_000);
  assert.equal((await open(page)).length, 2);
  await page.clock.fastForward(10_000);
  await citizen.reads('Abbiamo spento videocamera e microfono');
  assert.deepEqual(await open(page), []);
});

journey('a refusal is explained, and can be taken back', async (people) => {
  const { citizen, page } = await waits(people, { devices: 'asks', viewport: PHONE });
  await tries(page);
  await citizen.reads('Il permesso per la videocamera è stato negato.');
  await citizen.reads(/^Premi l'icona a sinistra dell'indirizzo/);
  await fits(page, 'the check after a refusal');
  await citizen.person.context.grantPermissions(['camera', 'microphone']);
  await page.getByRole('button', { name: 'Riprova' }).press('Enter');
  await citizen.reads('Tutto pronto');
  assert.equal(await page.getByText('è stato negato').count(), 0);
});

journey('without a camera the voice is enough', async (people) => {
  const { citizen, page } = await waits(people, { devices: 'no camera' });
  await tries(page);
  await citizen.reads('Non troviamo una videocamera.');
  await citizen.reads('Ti sentiamo.');
  await page.getByRole('button', { name: 'Continua senza videocamera' }).press('Enter');
  await citizen.reads('Entrerai con la voce e senza videocamera');
  assert.equal(await page.getByText('Non troviamo una videocamera.').count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Usa la videocamera');
  const before = await asked(page);
  await people.office.callNext();
  await page.getByRole('button', { name: /entra adesso/i }).press('Enter');
  await page.locator('[data-call-state]').waitFor();
  assert.deepEqual(await asked(page), before, 'not asked again for what was left out');
  assert.equal((await open(page)).length, 1);
});

journey('who goes on with text only is in the call and asked for nothing', async (people) => {
  const { citizen, page } = await waits(people, { devices: 'none' });
  await tries(page);
  await citizen.reads('Non troviamo un microfono.');
  await page.getByRole('button', { name: 'Continua solo con il testo' }).press('Enter');
  await citizen.reads('Entrerai solo con il testo');
  await page.reload();
  await citizen.reads('Entrerai solo con il testo');
  const clerk = await new Clerk(await people.arrive('clerk')).signsIn();
  await clerk.hasConsole();
  await clerk.admits('Elsa Prova');
  await page.getByRole('button', { name: /entra adesso/i }).press('Enter');
  await page.locator('[data-call-state="connected"]').waitFor();
  assert.deepEqual(await asked(page), []);
});

journey('a question that nobody answers keeps nobody out', async (people) => {
  const { citizen, page } = await waits(people);
  await ignoresTheQuestion(page);
  await tries(page);
  await citizen.reads('Il browser ti sta chiedendo il permesso');
  await people.office.callNext();
  await page.getByRole('button', { name: /entra adesso/i }).press('Enter');
  await page.getByRole('button', { name: 'Entra senza videocamera e microfono' }).press('Enter');
  await page.locator('[data-call-state]').waitFor();
  assert.deepEqual(await asked(page), ['audio and video'], 'never two questions at once');
});

journey('a camera in use, and one that is unplugged, are said as that', async (people) => {
  const { citizen, page } = await waits(people);
  await anotherProgramHasTheCamera(page, true);
  await tries(page);
  await citizen.reads("La videocamera è usata da un'altra app.");
  await anotherProgramHasTheCamera(page, false);
  await page.getByRole('button', { name: 'Riprova' }).press('Enter');
  await citizen.reads('Tutto pronto');
  await unplugsTheCamera(page);
  await citizen.reads('La videocamera si è scollegata.');
  await page.getByRole('button', { name: 'Riprova' }).press('Enter');
  await citizen.reads('Tutto pronto');
  await seesItself(page);
});

journey('a chosen device that is gone costs nothing', async (people) => {
  const { citizen, page } = await waits(people);
  const gone = { without: ['lamp'], ids: { camera: 'f'.repeat(64), microphone: 'gone', speaker: 7 } };
  await page.evaluate((choice) => sessionStorage.setItem('devices', JSON.stringify(choice)), gone);
  await page.reload();
  await tries(page);
  await citizen.reads('Tutto pronto');
  assert.equal((await open(page)).length, 2);
});

const FACEBOOK_ON_ANDROID =
  'Mozilla/5.0 (Linux; Android 14; SM-A146B; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/140.0.0.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/480.0.0.0;]';
const INSTAGRAM_ON_AN_IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 380.0.0.0';

journey('out of Facebook on Android with one tap, with the place', async (people) => {
  const { citizen, page } = await waits(people, { viewport: PHONE, userAgent: FACEBOOK_ON_ANDROID });
  await new Citizen(await people.arrive('behind')).waitsAt();
  await citizen.reads('Il tuo posto in coda viene con te.');
  await fits(page, 'the lobby within another app');
  const intent = await page.getByRole('link', { name: 'Apri nel browser' }).getAttribute('href');
  const { host } = new URL(people.app.origin);
  assert.match(intent, new RegExp(`^intent://${host}/attesa/continua/[\\w-]{43}#Intent;scheme=http;end$`));

  const browser = await people.arrive('browser', { viewport: PHONE });
  const outside = await new Citizen(browser).opensDoors(new URL(intent.replace('intent:', 'http:')).pathname);
  await outside.page.getByRole('button', { name: 'Continua su questo dispositivo' }).press('Enter');
  await outside.isInLobby();
  await outside.readsPosition(1);
  await page.reload();
  await citizen.readsPosition(1);
  await outside.leaves();
  await citizen.reads(/hai lasciato/i);
  assert.equal(await page.getByText('Il tuo posto in coda viene con te.').isVisible(), false);
  assert.equal(new URL(page.url()).pathname, '/attesa');
});

journey('out of Instagram on an iPhone by its menu, or by the address', async (people) => {
  const person = { viewport: PHONE, userAgent: INSTAGRAM_ON_AN_IPHONE };
  const { citizen, page } = await waits(people, { ...person, permissions: ['clipboard-read', 'clipboard-write'] });
  await citizen.reads(/scegli «Apri in Safari»/);
  assert.equal(await page.getByRole('link', { name: 'Apri nel browser' }).count(), 0);
  await page.getByRole('button', { name: "Copia l'indirizzo" }).press('Enter');
  await citizen.reads('Indirizzo copiato');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(page.url(), copied, 'the menu of the app takes the same way');
  const safari = await people.arrive('safari', { viewport: PHONE });
  const outside = await new Citizen(safari).opensDoors(new URL(copied).pathname);
  await outside.page.getByRole('button', { name: 'Continua su questo dispositivo' }).press('Enter');
  await outside.readsPosition(1);

  const door = await new Citizen(await people.arrive('early', person)).opensDoors();
  await door.reads(/Hai aperto questa pagina dentro un'altra app/);
  await door.page.getByRole('button', { name: "Copia l'indirizzo" }).press('Enter');
  await door.page.getByLabel(/Tieni premuto/).waitFor();
  assert.equal(await door.page.getByLabel(/Tieni premuto/).inputValue(), `${people.app.origin}/`);
});

async function waits(people, options, known) {
  const person = known ?? (await people.arrive('citizen', options));
  await watchDevices(person);
  const citizen = await new Citizen(person).waitsAt(undefined, { name: 'Elsa Prova' });
  return { citizen, page: citizen.page };
}

/** By the keyboard: the words above the button change when somebody else comes or goes. */
function tries(page) {
  return page.getByRole('button', { name: 'Prova videocamera e microfono' }).press('Enter');
}

/** The picture moves. */
async function seesItself(page) {
  const picture = page.locator('.check-video');
  await picture.waitFor();
  const from = await picture.evaluate((video) => video.currentTime);
  await until(() => picture.evaluate((video, before) => video.videoWidth > 0 && video.currentTime > before, from));
}

async function fits(page, where) {
  for (const viewport of [DESKTOP, PHONE]) {
    await page.setViewportSize(viewport);
    await assertAccessible(page, `${where}, ${viewport.width} px wide`);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= viewport.width, `${where} is ${width} px wide`);
  }
}

async function until(condition) {
  const deadline = performance.now() + 10_000;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`not in time: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

// A call that is written: two people, one of whom hears nothing, or has neither camera nor microphone.
import assert from 'node:assert/strict';

import { assertAccessible } from '../lib/axe.mjs';
import { PHONE } from '../lib/browser.mjs';
import { Citizen } from '../lib/citizen.mjs';
import { Clerk } from '../lib/clerk.mjs';
import { journeys } from '../lib/journey.mjs';
import { SPORTELLO } from '../lib/office.mjs';
import { mediaFlows } from '../lib/rtc.mjs';

/** EN 301 549, 6.2.4: from the key to the network. */
const NORM_MS = 500;
/** A phone's keyboard leaves so much of it. */
const ABOVE_THE_KEYBOARD = { ...PHONE, height: 400 };

const journey = journeys({ name: 'call-text' });

journey('a deaf citizen is read letter by letter beside the picture, by a clerk who had not opened the text', async (people) => {
  const { citizen, clerk } = await call(people);
  for (const { page } of [citizen, clerk]) await mediaFlows(page);
  const microphone = clerk.page.getByRole('button', { name: 'Microfono' });
  await microphone.focus();

  await opensText(citizen);
  await citizen.page.keyboard.type('Buongiorno, sono sorod', { delay: 30 });
  await clerk.hears('si è aperta la conversazione scritta');
  await readsRunning(clerk, 'Buongiorno, sono sorod');
  assert.ok(await microphone.evaluate((it) => it === document.activeElement), 'the focus stays where it was');
  await citizen.page.keyboard.press('Backspace');
  await citizen.page.keyboard.press('Backspace');
  await citizen.page.keyboard.type('do 👩‍💻 e così scrivo: perché, città, Ñ', { delay: 30 });
  await readsRunning(clerk, 'Buongiorno, sono sordo 👩‍💻 e così scrivo: perché, città, Ñ');
  await citizen.page.keyboard.press('Enter');
  await readsLine(clerk, /^Dora Sorda \d\d:\d\d Buongiorno, sono sordo 👩‍💻 e così scrivo: perché, città, Ñ$/);
  await readsLine(citizen, /^Tu \d\d:\d\d Buongiorno, sono sordo/);

  await field(clerk).fill('Va bene, scrivo anch’io.');
  await field(clerk).press('Enter');
  await readsLine(citizen, /scrivo anch’io\.$/);
  await citizen.page.keyboard.press('Escape');
  assert.equal(await citizen.page.evaluate(() => document.activeElement.textContent), 'Testo');

  const delays = await citizen.page.evaluate(() => globalThis.delays);
  assert.ok(delays.length > 5, `text left ${delays.length} times`);
  // A machine that does two other things may stop once for a moment, and once only.
  const usual = delays.toSorted((a, b) => a - b).at(-2);
  assert.ok(usual <= NORM_MS, `from the key to the network it took ${Math.round(usual)} ms`);
  await assertAccessible(clerk.page, 'the console with the text of a call');
  await assertAccessible(citizen.page, 'the lobby with the text of a call');
  for (const { page } of [citizen, clerk]) {
    const [picture, text] = [await boxOf(page, '.call-stage'), await boxOf(page, '.call-text')];
    assert.ok(text.x >= picture.x + picture.width, 'the text is beside the picture');
  }
  for (const { page } of [citizen, clerk]) await mediaFlows(page);
});

journey('what is written while the connection is lost is read once it is back, and once only', async (people) => {
  const { citizen, clerk } = await call(people);
  await opensText(citizen);
  await citizen.page.keyboard.type('prima ');
  await readsRunning(clerk, 'prima ');
  // Nothing more comes through, and nobody says so.
  await clerk.page.evaluate(() => globalThis.peerConnections.at(-1).close());
  await citizen.page.keyboard.type('durante', { delay: 60 });
  await citizen.page.keyboard.press('Enter');
  await citizen.page.keyboard.type('e dopo');
  await readsRunning(clerk, 'e dopo');
  await readsLine(clerk, /prima durante$/);
  assert.equal(await clerk.page.locator('.call-text-line').count(), 1);

  await clerk.page.reload();
  await clerk.page.getByRole('log').getByText("si legge solo nella pagina dell'altra persona").waitFor();
  await readsRunning(clerk, 'e dopo');
});

journey('on a phone the picture, the line that is read and the line that is typed have room above the keyboard', async (people) => {
  const { citizen, clerk } = await call(people, { viewport: PHONE });
  await opensText(citizen);
  await citizen.page.setViewportSize(ABOVE_THE_KEYBOARD);
  await opensText(clerk);
  await clerk.page.keyboard.type('Ha con sé il documento?');
  await citizen.page.keyboard.type('Un momento, lo cerco');
  await readsRunning(citizen, 'Ha con sé il documento?');
  for (const part of ['.call-text-running', '.call-text-field']) {
    const box = await boxOf(citizen.page, part);
    assert.ok(box.y >= 0 && box.y + box.height <= ABOVE_THE_KEYBOARD.height, `${part} is at ${JSON.stringify(box)}`);
  }
  const picture = await boxOf(citizen.page, '.call-stage');
  assert.ok(picture.y + picture.height >= 80, `the picture ends at ${picture.y + picture.height} px`);
  const width = await citizen.page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= PHONE.width, `the page is ${width} px wide`);
  await citizen.page.setViewportSize(PHONE);
  await assertAccessible(citizen.page, 'the text of a call on a phone');
});

/** Two people in a call. */
async function call(people, options = {}) {
  const visitor = await people.arrive('citizen', options);
  const office = await people.arrive('clerk');
  for (const { context } of [visitor, office]) await context.addInitScript(timeText);
  const citizen = await new Citizen(visitor).waitsAt(SPORTELLO, { name: 'Dora Sorda' });
  const clerk = await new Clerk(office).signsIn();
  await clerk.admits('Dora Sorda');
  await citizen.entersRoom();
  for (const { page } of [citizen, clerk]) await page.locator('[data-call-state="connected"]').waitFor();
  return { citizen, clerk };
}

/** Runs in the page before its scripts: how long what was typed waited before it was handed to the network. */
function timeText() {
  globalThis.delays = [];
  let oldest = null;
  addEventListener('input', () => (oldest ??= performance.now()), { capture: true });
  const { send } = RTCDataChannel.prototype;
  RTCDataChannel.prototype.send = function (data) {
    if (this.protocol === 't140' && oldest !== null) {
      globalThis.delays.push(performance.now() - oldest);
      oldest = null;
    }
    return send.call(this, data);
  };
}

const field = ({ page }) => page.getByLabel('Scrivi qui');

/** By the keyboard; the field has the focus then. */
async function opensText({ page }) {
  const button = page.getByRole('button', { name: 'Testo' });
  if ((await button.getAttribute('aria-expanded')) === 'false') await button.press('Enter');
  else await field({ page }).focus();
}

async function readsRunning({ page }, text) {
  await page.waitForFunction((wanted) => document.querySelector('.call-text-running bdi')?.textContent === wanted, text);
}

async function readsLine({ page }, text) {
  await page.getByRole('log').getByRole('paragraph').filter({ hasText: text }).waitFor();
}

function boxOf(page, selector) {
  return page.locator(selector).evaluate((it) => {
    const { x, y, width, height } = it.getBoundingClientRect();
    return { x, y, width, height };
  });
}

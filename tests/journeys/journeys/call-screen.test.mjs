// A screen that is shown in a call: by the clerk, by the citizen, and until the end of the call at the latest.
import assert from 'node:assert/strict';

import { assertAccessible } from '../lib/axe.mjs';
import { PHONE } from '../lib/browser.mjs';
import { Citizen } from '../lib/citizen.mjs';
import { Clerk } from '../lib/clerk.mjs';
import { journeys } from '../lib/journey.mjs';
import { SPORTELLO } from '../lib/office.mjs';
import { mediaFlows } from '../lib/rtc.mjs';

const journey = journeys({ name: 'call-screen' });

journey('a clerk and a citizen on a phone show each other their screens, until the call ends', async (people) => {
  const visitor = await people.arrive('citizen', { viewport: PHONE });
  const office = await people.arrive('clerk');
  for (const { context } of [visitor, office]) await context.addInitScript(keepShown);
  const citizen = await new Citizen(visitor).waitsAt(SPORTELLO, { name: 'Silvia Schermo' });
  const clerk = await new Clerk(office).signsIn();
  await clerk.admits('Silvia Schermo');
  await citizen.entersRoom();
  for (const { page } of [citizen, clerk]) await mediaFlows(page);

  await opener(clerk).press('Enter');
  await seesScreen(citizen);
  await citizen.page.getByRole('status').filter({ hasText: 'mostra lo schermo.' }).waitFor();
  await clerk.hears('Stai mostrando lo schermo.');
  const [stage, screen] = await Promise.all(['.call-stage', 'video.screen'].map((it) => widthOf(citizen, it)));
  assert.equal(screen, stage, 'on a phone a screen has the whole width');
  await assertAccessible(citizen.page, 'the lobby with a screen that is shown');
  const width = await citizen.page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= PHONE.width, `the page is ${width} px wide`);

  await opener(citizen).press('Enter');
  await seesScreen(clerk);
  await clerk.hears('Silvia Schermo mostra lo schermo.');
  await assertAccessible(clerk.page, 'the console with a screen that is shown');
  await clerk.page.getByRole('button', { name: 'Smetti di mostrare' }).press('Enter');
  await citizen.page.locator('video.screen').waitFor({ state: 'hidden' });

  await clerk.saysGoodbye();
  await citizen.page.locator('[data-call]').waitFor({ state: 'hidden' });
  for (const { page } of [citizen, clerk]) {
    assert.deepEqual(await page.evaluate(() => globalThis.shown.map(({ readyState }) => readyState)), ['ended']);
  }
});

/** Runs in the page before its scripts: what the browser gave to show can be looked at. */
function keepShown() {
  globalThis.shown = [];
  // Not there in the empty page with which each tab begins.
  if (!globalThis.MediaDevices) return;
  const { getDisplayMedia } = MediaDevices.prototype;
  MediaDevices.prototype.getDisplayMedia = async function (options) {
    const stream = await getDisplayMedia.call(this, options);
    globalThis.shown.push(...stream.getTracks());
    return stream;
  };
}

const opener = ({ page }) => page.getByRole('button', { name: 'Mostra lo schermo' });

async function seesScreen({ page }) {
  await page.locator('video.screen').waitFor();
  await page.waitForFunction(() => document.querySelector('video.screen').videoWidth > 0);
}

function widthOf({ page }, selector) {
  return page.locator(selector).evaluate((it) => it.getBoundingClientRect().width);
}

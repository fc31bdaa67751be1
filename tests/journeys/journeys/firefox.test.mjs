// The pages of a citizen in Firefox: read, filtered, knocked at, waited on, with what axe says of them.
import assert from 'node:assert/strict';
import { networkInterfaces } from 'node:os';
import { after, before, test } from 'node:test';

import { App } from '../lib/app.mjs';
import { launch, Person } from '../lib/browser.mjs';
import { Clerk } from '../lib/clerk.mjs';
import { findings, Firefox } from '../lib/firefox.mjs';
import { Office } from '../lib/office.mjs';

/** Firefox makes no call where there is no network but the loopback one. */
const offline = Object.values(networkInterfaces()).flat().every(({ internal }) => internal);

const house = {};
before(
  async () => {
    house.app = await App.start({ name: 'firefox' });
    house.office = await Office.staffed(house.app);
    house.firefox = await Firefox.launch();
  },
  { timeout: 120_000 },
);
after(async () => {
  await house.firefox?.close();
  await house.app?.stop();
});

for (const width of [360, 1280]) {
  test(`in Firefox at ${width} px the pages fit and axe finds nothing`, { timeout: 120_000 }, async () => {
    for (const path of ['/', '/?ora=1', '/uffici/sportello-digitale', '/uffici/anagrafe?lang=de', '/privacy', '/attesa']) {
      const page = await house.firefox.open(house.app.origin + path, { width });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(overflow, 0, `${path} is wider than the window`);
      assert.deepEqual(await findings(page), [], `axe on ${path}`);
      assert.deepEqual(page.faults, [], `scripts of ${path}`);
      await page.close();
    }
  });
}

test('in Firefox one knocks, waits, is called, and leaves', { timeout: 120_000 }, async () => {
  const page = await house.firefox.open(`${house.app.origin}/uffici/sportello-digitale`);
  await page.type('#name', 'Volpe');
  await Promise.all([page.waitForNavigation(), page.click('form[action$="/bussa"] button[type=submit]')]);
  assert.equal(new URL(page.url()).pathname, '/attesa');
  await page.waitForFunction(() => document.querySelector('[data-field="position"]')?.textContent.trim() === '1');

  const [visit] = await house.office.queue();
  assert.equal(visit.name, 'Volpe');
  await house.office.callNext();
  // Not by a reload: the socket tells it.
  await page.waitForSelector('[data-action="enter"]', { timeout: 10_000 });
  assert.deepEqual(await findings(page), [], 'axe on the call to enter');

  await Promise.all([page.waitForNavigation(), page.click('form[action$="/esci"] button')]);
  await page.waitForFunction(() => /hai lasciato/i.test(document.body.innerText));
  assert.deepEqual(await house.office.queue(), []);
  assert.deepEqual(page.faults, []);
  await page.close();
});

test('Firefox and Chromium are in one call, and read each other letter by letter', { timeout: 120_000, skip: offline }, async () => {
  const page = await house.firefox.open(`${house.app.origin}/uffici/sportello-digitale`);
  await page.type('#name', 'Volpe');
  await Promise.all([page.waitForNavigation(), page.click('form[action$="/bussa"] button[type=submit]')]);
  const browser = await launch();
  try {
    const clerk = await new Clerk(await Person.arrive(browser, house.app, { name: 'clerk' })).signsIn();
    await clerk.admits('Volpe');
    await page.waitForSelector('[data-action="enter"]', { timeout: 10_000 });
    await page.click('[data-action="enter"]');
    await page.waitForSelector('[data-call-state="connected"]', { timeout: 20_000 });

    await page.click('[aria-controls="call-text"]');
    await page.keyboard.type('perchp');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('é 👩‍💻 no');
    await clerk.page.locator('.call-text-running bdi', { hasText: /^perché 👩‍💻 no$/ }).waitFor();
    await page.keyboard.press('Enter');
    await clerk.page.getByRole('log').getByText('perché 👩‍💻 no').waitFor();

    await clerk.page.getByLabel('Scrivi qui').pressSequentially('città\n');
    await page.waitForFunction(() => /città$/.test(document.querySelector('.call-text-other')?.textContent));
    await page.waitForFunction(() => document.querySelector('video.remote')?.videoWidth > 0);
    assert.deepEqual(await findings(page), [], 'axe on the call');
    assert.deepEqual(page.faults, []);
  } finally {
    await browser.close();
  }
  await page.close();
});

// The pages of a citizen in Firefox: read, filtered, knocked at, waited on, with what axe says of them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { App } from '../lib/app.mjs';
import { findings, Firefox } from '../lib/firefox.mjs';
import { Office } from '../lib/office.mjs';

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

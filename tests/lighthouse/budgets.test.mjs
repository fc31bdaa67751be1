// Lighthouse's budgets, on the phone that it imagines: a slow processor on a slow line.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

import { App } from '../journeys/lib/app.mjs';
import { launch as launchBrowser } from '../journeys/lib/browser.mjs';
import { Comune } from '../journeys/lib/comune.mjs';
import { SPORTELLO } from '../journeys/lib/office.mjs';

const PERFORMANCE = 95;
const WHOLE = 100;
/** The machine is noisy: the best of so many runs counts. What is not about time is judged in each. */
const RUNS = 3;
const MINUTES = 60_000;

const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const OPTIONS = {
  logLevel: 'error',
  output: 'json',
  onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'],
  // A demonstration asks search engines to stay away, on purpose.
  skipAudits: ['is-crawlable'],
  locale: 'it',
};

let app;
let chrome;

before(
  async () => {
    app = await App.start({ name: 'lighthouse' });
    const browser = await launchBrowser();
    await (await Comune.managed(app)).dress(browser, SPORTELLO);
    await browser.close();
    chrome = await launch({ chromePath: process.env.CHROMIUM ?? '/usr/bin/chromium', chromeFlags: FLAGS });
  },
  { timeout: 2 * MINUTES },
);

after(async () => {
  await chrome?.kill();
  await app?.stop();
});

for (const path of ['/', '/?cerca=carta', `/uffici/${SPORTELLO}`]) {
  test(`${path} keeps the budgets`, { timeout: 5 * MINUTES }, async (t) => {
    let best = 0;
    for (let run = 0; run < RUNS && best < PERFORMANCE; run += 1) {
      const { lhr } = await lighthouse(app.origin + path, { ...OPTIONS, port: chrome.port });
      assert.equal(lhr.runtimeError, undefined);
      const scores = Object.fromEntries(
        Object.entries(lhr.categories).map(([name, { score }]) => [name, Math.round(score * 100)]),
      );
      t.diagnostic(JSON.stringify(scores));
      for (const name of ['accessibility', 'best-practices', 'seo']) {
        assert.equal(scores[name], WHOLE, `${name}: ${failed(lhr, name)}`);
      }
      best = Math.max(best, scores.performance);
    }
    assert.ok(best >= PERFORMANCE, `performance is ${best} at best`);
  });
}

/** What costs points in a category. */
function failed(lhr, category) {
  const refs = lhr.categories[category].auditRefs.filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== 1);
  return refs.map(({ id }) => `${id}: ${JSON.stringify(lhr.audits[id].details?.items ?? lhr.audits[id].title).slice(0, 400)}`).join('\n');
}

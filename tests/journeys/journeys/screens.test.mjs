// Every screen on a phone and on a desk: accessible, and light.
import assert from 'node:assert/strict';

import { assertAccessible } from '../lib/axe.mjs';
import { DESKTOP, PHONE } from '../lib/browser.mjs';
import { journeys } from '../lib/journey.mjs';
import { SCREENS } from '../lib/screens.mjs';
import { bytesOf } from '../lib/wire.mjs';

const FIRST_VISIT_BYTES = 120 * 1024;
const NEXT_VISIT_BYTES = 15 * 1024;

const journey = journeys({ name: 'screens' });

for (const [screen, walk] of Object.entries(SCREENS)) {
  journey(`${screen} is accessible on a phone and on a desk`, async (people) => {
    const { app, office } = people;
    const page = await walk({ app, office, arrive: (name) => people.arrive(name) });
    for (const viewport of [PHONE, DESKTOP]) {
      await page.setViewportSize(viewport);
      await assertAccessible(page, `${screen}, ${viewport.width} px wide`);
      await assertFits(page);
    }
  });
}

journey('the first visit is light, and the next one lighter', async (people) => {
  const person = await people.arrive('visitor', { viewport: PHONE });
  const page = await person.context.newPage();
  const home = `${people.app.origin}/`;
  const first = await bytesOf(page, () => page.goto(home));
  assert.ok(first <= FIRST_VISIT_BYTES, `the first visit moved ${first} bytes`);
  const next = await bytesOf(page, () => page.goto(home));
  assert.ok(next <= NEXT_VISIT_BYTES, `the next visit moved ${next} bytes`);
});

/** WCAG 2.2, 1.4.10 Reflow: no scrolling sideways. */
async function assertFits(page) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(over <= 0, `the page is ${over} px wider than the screen`);
}

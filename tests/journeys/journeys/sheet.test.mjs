// The sheet of paper for the office door, as a printer gets it.
import assert from 'node:assert/strict';

import { journeys } from '../lib/journey.mjs';
import { offices } from '../lib/office.mjs';

const journey = journeys({ name: 'sheet' });

/** A4 in points, rounded. */
const A4 = [595, 842];

journey('the sheet of every door is one page of A4', async (people) => {
  const person = await people.arrive('clerk');
  const page = await person.context.newPage();
  for (const { slug } of await offices(people.app)) {
    await page.goto(`${people.app.origin}/uffici/${slug}/cartello`);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    assert.equal(pdf.match(/\/Type \/Page\b/g)?.length, 1, slug);
    const [, width, height] = pdf.match(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/);
    assert.deepEqual([width, height].map((it) => Math.round(Number(it))), A4, slug);
  }
});

journey('the console leads to the sheet of its door', async (people) => {
  const person = await people.arrive('clerk');
  const page = await person.context.newPage();
  await page.goto(`${people.app.origin}/accedi?login_hint=anagrafe`);
  // A window without an opener is nobody's popup.
  const opened = person.context.waitForEvent('page');
  await page.getByRole('link', { name: /stampa il foglio.*sportello digitale/i }).click();
  const sheet = await opened;
  await sheet.getByRole('heading', { name: 'Sportello digitale' }).waitFor();
  await sheet.getByRole('img', { name: /codice QR.*Sportello digitale/i }).waitFor();
});

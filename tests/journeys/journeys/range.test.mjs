// How long one usually waits: said at the door and in the lobby, once the office has a past.
import assert from 'node:assert/strict';

import { assertAccessible } from '../lib/axe.mjs';
import { DESKTOP, PHONE } from '../lib/browser.mjs';
import { Citizen } from '../lib/citizen.mjs';
import { Clerk } from '../lib/clerk.mjs';
import { givePast } from '../lib/history.mjs';
import { journeys } from '../lib/journey.mjs';
import { SPORTELLO } from '../lib/office.mjs';

const journey = journeys({ name: 'range', database: 'postgres' });

const RANGE = /di solito (si )?aspetta (tra \d*[05] e|meno di) \d*[05] minuti/i;
const NOBODY = /nessuno/i;
const DOOR = `query Door($slug: String!) { office(slug: $slug) { door { staffed waitRange { lowMin highMin } } } }`;

journey('the door and the lobby say how long it usually takes', async (people) => {
  await givePast(people.app, people.office.id);
  const early = await new Citizen(await people.arrive('early')).opensDoors(`/uffici/${SPORTELLO}`);
  await early.page.getByRole('heading', { name: NOBODY }).waitFor();
  assert.equal(await early.page.getByText(RANGE).count(), 0, 'nobody of the office is there');
  await early.fills({ name: 'Piera Presto' });
  const clerk = await new Clerk(await people.arrive('clerk')).signsIn();
  await clerk.hasConsole();
  // The page that was open before gains it without a reload; what was typed stays.
  await early.reads(RANGE);
  assert.equal(await early.page.getByRole('heading', { name: NOBODY }).isVisible(), false);
  assert.equal(await early.page.getByLabel(/^nome/i).inputValue(), 'Piera Presto');

  const citizen = await new Citizen(await people.arrive('citizen')).opensDoors(`/uffici/${SPORTELLO}`);
  await citizen.reads(RANGE);
  const { data } = await people.app.graphql(DOOR, { slug: SPORTELLO });
  const { lowMin, highMin } = data.office.door.waitRange;
  assert.ok(lowMin === null || lowMin % 5 === 0);
  assert.equal(highMin % 5, 0);
  await citizen.knocks({ name: 'Attilio Attesa' });
  await citizen.isInLobby();
  await citizen.readsPosition(1);
  await citizen.reads(RANGE);
  for (const viewport of [PHONE, DESKTOP]) {
    await citizen.page.setViewportSize(viewport);
    await assertAccessible(citizen.page, `the lobby with a range, ${viewport.width} px wide`);
  }
});

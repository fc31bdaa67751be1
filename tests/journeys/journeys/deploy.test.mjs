// A rolling deploy: one node goes while another serves, and those who wait and those who receive go on at the other.
import assert from 'node:assert/strict';

import { App } from '../lib/app.mjs';
import { Citizen } from '../lib/citizen.mjs';
import { Clerk } from '../lib/clerk.mjs';
import { journeys } from '../lib/journey.mjs';
import { Office, SPORTELLO } from '../lib/office.mjs';
import { mediaFlows } from '../lib/rtc.mjs';

/** From the word to go to pages that are served by the other node. */
const AT_ONCE_MS = 5_000;

const journey = journeys({ name: 'deploy', database: 'postgres' });

journey('a node that is replaced takes nobody out of the queue, and no page is left behind', async (people) => {
  const shared = { url: people.app.database.url, remove: async () => {} };
  const other = await App.start({ name: 'deploy-other', database: shared });
  try {
    await throughDeploy(people, other);
  } finally {
    await other.stop();
  }
});

async function throughDeploy(people, other) {
  const network = await people.network({ others: [other] });
  const office = await Office.staffed(other);
  const session = await other.signIn('anagrafe');
  const clerk = await new Clerk(await people.arrive('clerk', { network })).comesWith(session);
  await clerk.hasConsole();
  const first = await new Citizen(await people.arrive('first', { network })).waitsAt(SPORTELLO, { name: 'Prima Persona' });
  const second = await new Citizen(await people.arrive('second', { network })).waitsAt(SPORTELLO, { name: 'Seconda Persona' });
  await second.readsPosition(2);
  await clerk.seesWaiting('Seconda Persona');
  const third = await new Citizen(await people.arrive('third', { network })).opensDoors(`/uffici/${SPORTELLO}`);
  await third.fills({ name: 'Terza Persona' });
  const before = (await office.queue()).map(({ id }) => id);

  const told = performance.now();
  const gone = people.app.server.stop();
  // Whatever the pages show of it must have come from the other node.
  await third.presses();
  await third.isInLobby();
  await third.readsPosition(3);
  await clerk.seesWaiting('Terza Persona');
  await clerk.admits('Prima Persona');
  await first.reads('È il tuo turno');
  await second.readsPosition(1);
  const took = performance.now() - told;
  assert.ok(took < AT_ONCE_MS, `all went on after ${took} ms`);
  await gone;
  assert.ok(performance.now() - told < AT_ONCE_MS, 'the node that was told to go is gone');
  const kept = (await office.queue()).slice(0, before.length).map(({ id }) => id);
  assert.deepEqual(kept, before);
  await first.entersRoom();
  await Promise.all([mediaFlows(first.page), mediaFlows(clerk.page)]);

  // The turn of the other one, in the middle of a call.
  await people.app.serve();
  await other.server.stop();
  await mediaFlows(first.page);
  await clerk.saysGoodbye();
  await first.reads('Grazie della visita');
  await clerk.admits('Seconda Persona');
  await second.reads('È il tuo turno');
  await third.readsPosition(1);
}

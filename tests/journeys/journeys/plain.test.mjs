// Everything but the call, without JavaScript: forms and a lobby that refreshes itself.
import assert from 'node:assert/strict';

import { Citizen } from '../lib/citizen.mjs';
import { journeys } from '../lib/journey.mjs';

const journey = journeys({ name: 'plain' });

journey('without JavaScript one knocks by a form, waits by refresh and leaves', async (people) => {
  const person = await people.arrive('citizen', { javaScript: false });
  const citizen = await new Citizen(person).opensDoors();
  await citizen.goesTo();
  await citizen.knocks({ name: 'Senza Script', reason: 'Carta <b>identità</b>' });
  await citizen.isInLobby();
  await citizen.readsPosition(1);

  const [visit] = await people.office.queue();
  assert.equal(visit.name, 'Senza Script');

  await citizen.leaves();
  await citizen.reads(/hai lasciato/i);
  assert.deepEqual(await people.office.queue(), []);
});

journey('without JavaScript the lobby hears of the call by itself', async (people) => {
  const person = await people.arrive('citizen', { javaScript: false });
  const citizen = await new Citizen(person).waitsAt(undefined, { name: 'Senza Script' });
  await people.office.callNext();
  await citizen.reads(/tocca a te|è il tuo turno|entra adesso/i);
});

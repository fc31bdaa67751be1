// A room of the office's own: what to bring, who is welcome, and a call that takes place elsewhere.
import assert from 'node:assert/strict';

import { Citizen } from '../lib/citizen.mjs';
import { journeys } from '../lib/journey.mjs';
import { SPORTELLO } from '../lib/office.mjs';

const journey = journeys({ name: 'rooms' });

const LINK = 'https://meet.example.org/sportello';

/** Makes the only room of the door a link, for as long as `walk` takes; then takes the change back. */
async function withLinkedRoom({ app, office }, walk) {
  const ask = async (query, variables) => (await app.graphql(query, variables, { cookie: office.cookie })).data;
  const rooms = 'query Rooms($id: ID!) { management { office(id: $id) { rooms { id revision } } } }';
  const [room] = (await ask(rooms, { id: office.id })).management.office.rooms;
  const edit = `mutation Edit($id: ID!, $revision: Int!, $input: RoomInput!) {
    editRoom(id: $id, revision: $revision, input: $input) { __typename ... on Managed { changeId } }
  }`;
  const input = { name: 'Teams', provider: 'LINK', url: LINK, capacity: 1, welcome: 'Benvenuto allo sportello', bring: 'La tessera sanitaria' };
  const { editRoom } = await ask(edit, { ...room, input });
  assert.equal(editRoom.__typename, 'Managed');
  try {
    await walk();
  } finally {
    await office.clear();
    const undo = 'mutation Undo($id: ID!) { undo(changeId: $id) { __typename } }';
    assert.equal((await ask(undo, { id: editRoom.changeId })).undo.__typename, 'Managed');
  }
}

for (const javaScript of [true, false]) {
  const without = javaScript ? '' : ', without JavaScript too';
  journey(`a call in a room of the office's own is a link${without}`, async (people) => {
    await withLinkedRoom(people, async () => {
      const person = await people.arrive('citizen', { javaScript });
      const citizen = await new Citizen(person).opensDoors();
      await citizen.goesTo();
      await citizen.reads('La tessera sanitaria');
      await citizen.knocks({ name: 'Maria' });
      await citizen.isInLobby();
      await people.office.callNext();
      await citizen.reads('Benvenuto allo sportello');
      await citizen.page.getByRole('button', { name: 'Entra adesso' }).click();
      const link = citizen.page.getByRole('link', { name: /Apri la videochiamata/ });
      await link.waitFor();
      assert.equal(await link.getAttribute('href'), LINK);
      assert.equal(await link.getAttribute('rel'), 'noopener noreferrer');
      assert.equal((await people.office.queue())[0].state, 'IN_ROOM');
      await citizen.page.getByRole('button', { name: 'Esci dal colloquio' }).click();
      await citizen.reads(/hai lasciato|è finito|grazie/i);
      assert.deepEqual(await people.office.queue(), []);
    });
  });
}

journey('the clerk opens the same room from the console', async (people) => {
  await withLinkedRoom(people, async () => {
    const citizen = await new Citizen(await people.arrive('citizen')).waitsAt(SPORTELLO, { name: 'Maria' });
    await people.office.callNext();
    await citizen.page.getByRole('button', { name: 'Entra adesso' }).click();
    const clerk = await (await people.arrive('clerk')).open('/accedi?login_hint=anagrafe');
    await clerk.waitForURL('**/sportello**');
    const link = clerk.getByRole('link', { name: 'Apri la stanza' });
    await link.waitFor();
    assert.equal(await link.getAttribute('href'), LINK);
  });
});

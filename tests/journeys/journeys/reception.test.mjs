// The main job, end to end: a citizen knocks and is received by video, on both databases.
import assert from 'node:assert/strict';
import { describe } from 'node:test';

import { Citizen } from '../lib/citizen.mjs';
import { Clerk } from '../lib/clerk.mjs';
import { journeys } from '../lib/journey.mjs';
import { offices } from '../lib/office.mjs';
import { mediaFlows } from '../lib/rtc.mjs';

/** From the press of the button to the clerk's screen. */
const RING_MS = 1000;

for (const database of ['sqlite', 'postgres']) {
  describe(`reception on ${database}`, () => {
    const journey = journeys({ name: `reception-${database}`, database, foreignIdp: true });

    journey('a citizen knocks at an attended door and is received by video', async (people) => {
      const before = await people.office.figures();
      const clerk = await new Clerk(await people.arrive('clerk')).signsIn();
      await clerk.hasConsole();
      await clerk.looksOutFor('Mario Prova');
      const quietTitle = (await clerk.titles()).at(-1);

      const citizen = await new Citizen(await people.arrive('citizen')).opensDoors();
      await everyDoorIsThere(people.app, citizen.page);
      await citizen.goesTo();
      await citizen.knocks({ name: 'Mario Prova', reason: 'Cambio di residenza' });
      await citizen.isInLobby();
      await citizen.readsPosition(1);

      const ring = (await clerk.firstSight('Mario Prova')) - citizen.pressedAt;
      assert.ok(ring < RING_MS, `the knock was on the console after ${ring} ms`);
      await clerk.seesWaiting('Cambio di residenza');
      assert.ok((await clerk.titles()).some((title) => title !== quietTitle), 'the title rings');
      await citizen.reads(/avvisato alle \d\d:\d\d/);

      await isReceived(citizen, clerk, 'Mario Prova');
      await areCounted(people.office, clerk, before);
    });

    journey('a knock at an unattended door is there when the clerk arrives', async (people) => {
      const before = await people.office.figures();
      const citizen = await new Citizen(await people.arrive('citizen')).waitsAt(undefined, { name: 'Anna Attesa' });
      await citizen.readsPosition(1);
      await citizen.reads(/nessuno è collegato/i);

      const clerk = await new Clerk(await people.arrive('clerk')).signsIn();
      await clerk.seesWaiting('Anna Attesa');
      await citizen.reads(/avvisato alle \d\d:\d\d/);

      await isReceived(citizen, clerk, 'Anna Attesa');
      await areCounted(people.office, clerk, before);
    });
  });
}

async function everyDoorIsThere(app, page) {
  for (const { slug, name } of await offices(app)) {
    assert.ok(await page.locator(`a[href^="/uffici/${slug}"]`).count(), `${name} is on the first page`);
  }
}

async function isReceived(citizen, clerk, name) {
  await clerk.admits(name);
  await citizen.entersRoom();
  await Promise.all([mediaFlows(citizen.page), mediaFlows(clerk.page)]);
  await clerk.saysGoodbye();
  await citizen.reads('Grazie della visita');
}

/** One visit more than before is in the figures of today: on the console, and for who asks the API. */
async function areCounted(office, clerk, before) {
  const expected = { knocks: before.knocks + 1, received: before.received + 1 };
  await clerk.readsFigures('Sportello digitale', expected);
  const { knocks, received, meanWaitS, meanDurationS } = await office.figures();
  assert.deepEqual({ knocks, received }, expected);
  assert.ok(meanWaitS >= 0 && meanDurationS >= 0, 'times are counted');
}

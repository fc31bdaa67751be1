// The main job, end to end: a citizen knocks and is received by video, on both databases.
import assert from 'node:assert/strict';
import { describe } from 'node:test';

import { Citizen } from '../lib/citizen.mjs';
import { Clerk } from '../lib/clerk.mjs';
import { journeys } from '../lib/journey.mjs';
import { Office, offices } from '../lib/office.mjs';
import { mediaFlows } from '../lib/rtc.mjs';

/** From the press of the button to the clerk's screen. */
const RING_MS = 1000;

for (const database of ['sqlite', 'postgres']) {
  describe(`reception on ${database}`, () => {
    const journey = journeys({ name: `reception-${database}`, database, foreignIdp: true });

    journey('a citizen knocks at an attended door and is received by video', async (people) => {
      const clerk = await new Clerk(await people.arrive('clerk')).signsIn();
      await clerk.hasConsole();
      await clerk.looksOutFor('Mario Prova');
      const quietTitle = (await clerk.titles()).at(-1);

      const citizen = await new Citizen(await people.arrive('citizen')).opensDoors();
      await everyDoorIsThere(people.app, citizen.page);
      await citizen.goesTo();
      const pressed = Date.now();
      await citizen.knocks({ name: 'Mario Prova', reason: 'Cambio di residenza' });
      await citizen.isInLobby();
      await citizen.readsPosition(1);

      const ring = (await clerk.firstSight('Mario Prova')) - pressed;
      assert.ok(ring < RING_MS, `the knock was on the console after ${ring} ms`);
      await clerk.seesWaiting('Cambio di residenza');
      assert.ok((await clerk.titles()).some((title) => title !== quietTitle), 'the title rings');
      await citizen.reads(/avvisato alle \d\d:\d\d/);

      await clerk.admits('Mario Prova');
      await citizen.entersRoom();
      await Promise.all([mediaFlows(citizen.page), mediaFlows(clerk.page)]);

      await clerk.saysGoodbye();
      await citizen.reads(/grazie|concluso|terminat/i);
      await counted(people.app, { knocks: 1, received: 1 });
    });

    journey('a knock at an unattended door is there when the clerk arrives', async (people) => {
      const citizen = await new Citizen(await people.arrive('citizen')).waitsAt(undefined, { name: 'Anna Attesa' });
      await citizen.readsPosition(1);
      await citizen.reads(/nessuno è collegato/i);

      const clerk = await new Clerk(await people.arrive('clerk')).signsIn();
      await clerk.seesWaiting('Anna Attesa');
      await citizen.reads(/avvisato alle \d\d:\d\d/);
      await clerk.admits('Anna Attesa');
      await citizen.entersRoom();
      await mediaFlows(citizen.page);
      await clerk.saysGoodbye();
      await counted(people.app, { knocks: 2, received: 2 });
    });
  });
}

async function everyDoorIsThere(app, page) {
  for (const { slug, name } of await offices(app)) {
    assert.ok(await page.locator(`a[href^="/uffici/${slug}"]`).count(), `${name} is on the first page`);
  }
}

/** The office's figures of today. The visit is over for people before it is in the figures. */
async function counted(app, expected) {
  const office = await Office.staffed(app);
  const deadline = performance.now() + 5000;
  let figures;
  do {
    figures = await office.figures();
  } while (figures.received < expected.received && performance.now() < deadline);
  assert.deepEqual({ knocks: figures.knocks, received: figures.received }, expected);
  assert.ok(figures.meanWaitS >= 0 && figures.meanDurationS >= 0, 'times are counted');
}

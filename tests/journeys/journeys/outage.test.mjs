// The database goes away for ten seconds: nobody loses anything, and everybody is told the truth.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

import { Citizen } from '../lib/citizen.mjs';
import { Clerk } from '../lib/clerk.mjs';
import { journeys } from '../lib/journey.mjs';
import { SPORTELLO } from '../lib/office.mjs';

const OUTAGE_MS = 10_000;
/** From the database's return to the pages' being true again. */
const RECOVERY_MS = 5_000;

const journey = journeys({ name: 'outage', database: 'own cluster' });

journey('an outage of the database takes nobody out of the queue', async (people) => {
  const { cluster } = people.app.database;
  const clerk = await new Clerk(await people.arrive('clerk')).signsIn();
  await clerk.hasConsole();
  const waiting = await new Citizen(await people.arrive('waiting')).waitsAt(SPORTELLO, { name: 'Wanda Attesa' });
  await waiting.readsPosition(1);
  await clerk.seesWaiting('Wanda Attesa');
  const late = await new Citizen(await people.arrive('late')).opensDoors(`/uffici/${SPORTELLO}`);

  await cluster.cut();
  const over = sleep(OUTAGE_MS);
  await late.fills({ name: 'Tardi Arrivata' });
  const answer = late.page.waitForResponse((response) => response.request().method() === 'POST');
  await late.presses();
  const refusal = await answer;
  assert.equal(refusal.status(), 503);
  assert.ok(Number(refusal.headers()['retry-after']) > 0, 'the answer says when to come back');
  await late.reads('Servizio non disponibile');
  await late.reads('Chi era in coda non perde il posto');
  await over;
  await waiting.readsPosition(1);
  await cluster.restore();

  const restored = performance.now();
  // The browser sends the same form again: what was typed is not lost.
  await late.page.reload();
  await late.isInLobby();
  await late.readsPosition(2);
  await clerk.seesWaiting('Wanda Attesa');
  await clerk.seesWaiting('Tardi Arrivata');
  await clerk.admits('Wanda Attesa');
  await waiting.reads('Entra adesso');
  await late.readsPosition(1);
  const took = performance.now() - restored;
  assert.ok(took < RECOVERY_MS, `all went on after ${took} ms`);
});

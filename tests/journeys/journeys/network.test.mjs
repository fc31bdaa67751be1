// The network goes away, changes, comes back; pages are opened twice and reloaded. The place stays what it was.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

import { Citizen } from '../lib/citizen.mjs';
import { Clerk } from '../lib/clerk.mjs';
import { journeys } from '../lib/journey.mjs';
import { SPORTELLO } from '../lib/office.mjs';

/** How long the visitor is out of reach. Longer than after which the console says so. */
const OFFLINE_MS = 60_000;
/** From the return of the network to a page that is true again. */
const AT_ONCE_MS = 3_000;
/** A network that changes without a word of the system is found out by a ping that nobody answers. */
const FOUND_OUT_MS = 20_000;

const journey = journeys({ name: 'network' });

journey('a minute without a network costs nothing, and the console says who is away', async (people) => {
  const network = await people.network();
  const ahead = await new Citizen(await people.arrive('ahead')).waitsAt();
  const person = await people.arrive('citizen', { network });
  const citizen = await new Citizen(person).waitsAt(SPORTELLO, { name: 'Olga Offline' });
  await citizen.readsPosition(2);
  const clerk = await new Clerk(await people.arrive('clerk')).signsIn();
  await clerk.seesWaiting('Olga Offline');

  network.cut();
  await person.context.setOffline(true);
  const over = sleep(OFFLINE_MS);
  await citizen.reads('il tuo posto resta tuo');
  await ahead.leaves();
  await clerk.reads(/assente da/, { within: OFFLINE_MS });
  await over;
  await clerk.reads(/assente da 1 min/);
  network.restore();
  const back = performance.now();
  await person.context.setOffline(false);
  await citizen.readsPosition(1);
  assert.ok(performance.now() - back < AT_ONCE_MS, `true again after ${performance.now() - back} ms`);
  await clerk.noLongerReads(/assente da/);
  await clerk.admits('Olga Offline');
  await citizen.reads(/entra adesso/i);
});

journey('who was called while out of reach finds the call, for as long as it lasts', async (people) => {
  const network = await people.network();
  const person = await people.arrive('citizen', { network });
  const citizen = await new Citizen(person).waitsAt(SPORTELLO, { name: 'Tina Tunnel' });
  network.cut();
  await person.context.setOffline(true);
  await citizen.reads('il tuo posto resta tuo');
  await people.office.callNext();
  network.restore();
  const back = performance.now();
  await person.context.setOffline(false);
  await citizen.reads(/entra adesso/i);
  assert.ok(performance.now() - back < AT_ONCE_MS, `called after ${performance.now() - back} ms`);
  await rings(citizen);
});

journey('from Wi-Fi to the mobile network nobody misses the turn', async (people) => {
  const network = await people.network();
  const citizen = await new Citizen(await people.arrive('citizen', { network })).waitsAt();
  network.move();
  await people.office.callNext();
  const called = performance.now();
  await citizen.page.getByText(/entra adesso/i).waitFor({ timeout: FOUND_OUT_MS });
  const took = performance.now() - called;
  assert.ok(took < FOUND_OUT_MS, `called after ${took} ms`);
  assert.equal((await people.office.queue()).length, 1);
});

journey('from Wi-Fi to the mobile network, with a word of the system, it is at once', async (people) => {
  const network = await people.network();
  const citizen = await new Citizen(await people.arrive('citizen', { network })).waitsAt();
  network.move();
  await people.office.callNext();
  const told = performance.now();
  await citizen.page.evaluate(() => dispatchEvent(new Event('online')));
  await citizen.reads(/entra adesso/i);
  assert.ok(performance.now() - told < AT_ONCE_MS, `called after ${performance.now() - told} ms`);
});

journey('two tabs ring, and the call is taken in one', async (people) => {
  const person = await people.arrive('citizen');
  const first = await new Citizen(person).waitsAt(SPORTELLO, { name: 'Duilio Due' });
  const second = await new Citizen(person).opensDoors('/attesa');
  await second.readsPosition(1);
  await people.office.callNext();
  for (const tab of [first, second]) {
    await tab.reads(/entra adesso/i);
    await rings(tab);
  }
  await second.entersRoom();
  await second.page.locator('[data-call]').waitFor();
  await first.reads(/rientra|torna nel colloquio/i);
  assert.doesNotMatch(await first.page.title(), /^È il tuo turno/, 'the other tab is silent');
  assert.deepEqual((await people.office.queue()).map(({ state }) => state), ['IN_ROOM']);
  assert.equal(await first.page.locator('[data-call]').isVisible(), false);
});

journey('a reload at each state shows the same state', async (people) => {
  const citizen = await new Citizen(await people.arrive('citizen')).waitsAt();
  const states = [
    [async () => {}, /lascia la coda/i],
    [() => people.office.callNext(), /entra adesso/i],
    [() => citizen.entersRoom(), /rientra|torna nel colloquio/i],
    [async () => people.office.endVisit((await people.office.queue())[0].id), /vedi orari/i],
  ];
  for (const [step, words] of states) {
    await step();
    await citizen.page.waitForLoadState('networkidle').catch(() => {});
    await citizen.page.reload();
    await citizen.reads(words);
  }
});

/** The title calls, whatever the page shows by then. */
function rings(citizen) {
  return citizen.page.waitForFunction(() => document.title.startsWith('È il tuo turno'));
}

// A knock that is heard by the office together, in every console and by the notice of the desktop.
import assert from 'node:assert/strict';

import { Citizen } from '../lib/citizen.mjs';
import { Clerk } from '../lib/clerk.mjs';
import { Comune } from '../lib/comune.mjs';
import { journeys } from '../lib/journey.mjs';
import { SPORTELLO } from '../lib/office.mjs';

const journey = journeys({ name: 'alert' });

const RINGING = 'Bussano alla porta';
const SEEN = /ha visto la tua bussata alle \d/;

journey('who has heard a knock silences the colleague, and the visitor reads it', async (people) => {
  await (await Comune.managed(people.app)).staffs('ufficio-tecnico', SPORTELLO);
  const anna = await clerkAt(people, 'anagrafe');
  const bruno = await clerkAt(people, 'tecnico');
  const citizen = await new Citizen(await people.arrive('citizen')).waitsAt(SPORTELLO, { name: 'Bice Bussa' });
  for (const clerk of [anna, bruno]) await clerk.reads(RINGING);
  await bruno.page.getByRole('button', { name: 'Ho sentito' }).click();
  await anna.noLongerReads(RINGING);
  await citizen.reads(SEEN);
  await anna.page.reload();
  await anna.seesWaiting('Bice Bussa');
  assert.equal(await anna.page.getByText(RINGING).count(), 0, 'it stays silent');
  await citizen.leaves();
});

journey('a notice of the desktop has a button that says that it was heard', async (people) => {
  const anna = await clerkAt(people, 'anagrafe', { permissions: ['notifications'] });
  await anna.reads('Avvisi sul desktop attivi');
  const citizen = await new Citizen(await people.arrive('citizen')).waitsAt(SPORTELLO, { name: 'Nora Notifica' });
  const { context } = anna.person;
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const shown = await worker.evaluate(pressed);
  assert.deepEqual(shown, { title: 'Bussano · Sportello digitale', actions: ['heard'] });
  await anna.noLongerReads(RINGING);
  await citizen.reads(SEEN);
  await citizen.leaves();
});

async function clerkAt(people, account, options = {}) {
  const clerk = await new Clerk(await people.arrive(account, options)).signsIn(account);
  await clerk.hasConsole();
  return clerk;
}

/** Runs in the worker: waits for a notice, and presses its button. */
async function pressed() {
  for (;;) {
    const [notification] = await globalThis.registration.getNotifications();
    if (notification) {
      const { title, actions } = notification;
      globalThis.dispatchEvent(new globalThis.NotificationEvent('notificationclick', { notification, action: 'heard' }));
      return { title, actions: actions.map(({ action }) => action) };
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

// A knock that is heard: by the office together, by the notice of the desktop, behind other pages, in the middle of a call.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

import { Citizen } from '../lib/citizen.mjs';
import { Clerk } from '../lib/clerk.mjs';
import { Comune } from '../lib/comune.mjs';
import { Desk, noticesOf } from '../lib/desk.mjs';
import { journeys } from '../lib/journey.mjs';
import { SPORTELLO } from '../lib/office.mjs';
import { countRings } from '../lib/pocket.mjs';
import { mediaFlows } from '../lib/rtc.mjs';

/** Longer than after which a hidden page's timers run once a minute. */
const HIDDEN_MS = 8_000;
/** From the press of the button to a console behind other pages. */
const AT_ONCE_MS = 2_000;
/** Longer than from one stroke of the bell to the next. */
const BELL_MS = 12_000;

const journey = journeys({ name: 'alert' });

const TITLE = /^\(1\) Bussano · Sportello digitale$/;
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

journey('a console that is long hidden behind another page is heard, and seen in its title and on the desktop', async (people) => {
  const desk = await Desk.launch();
  try {
    await desk.opensConsole(people.app);
    await desk.looksElsewhere();
    await sleep(HIDDEN_MS);
    const quiet = await desk.rung();
    assert.doesNotMatch(quiet.title, TITLE);
    const citizen = await new Citizen(await people.arrive('citizen')).opensDoors(`/uffici/${SPORTELLO}`);
    await citizen.fills({ name: 'Nadia Nascosta' });
    await citizen.presses();
    await desk.isTitled(TITLE);
    const took = Date.now() - citizen.pressedAt;
    assert.ok(took < AT_ONCE_MS, `the title rang after ${took} ms`);
    assert.ok((await desk.rung()).tones > quiet.tones, 'it sounds');
    await desk.until(async () => (await noticesOf(desk.page)).includes('Bussano · Sportello digitale'));
    await citizen.reads(/avvisato alle \d\d:\d\d/);
    // Nobody has answered: the bell goes on behind the other page.
    const once = await desk.rung();
    await desk.until(async () => (await desk.rung()).tones > once.tones);
    await citizen.leaves();
  } finally {
    await desk.close();
  }
});

journey('whoever is in a call hears the next knock once, and sees it until it is heard', async (people) => {
  const person = await people.arrive('anagrafe', { permissions: ['notifications'] });
  await person.context.addInitScript(countRings);
  const anna = await new Clerk(person).signsIn('anagrafe');
  await anna.hasConsole();
  await anna.page.getByRole('button', { name: 'Prova il suono' }).click();
  const first = await new Citizen(await people.arrive('first')).waitsAt(SPORTELLO, { name: 'Carla Colloquio' });
  await anna.admits('Carla Colloquio');
  await first.entersRoom();
  await Promise.all([mediaFlows(first.page), mediaFlows(anna.page)]);
  await anna.noLongerReads(RINGING);
  const quiet = await rings(anna.page);

  const second = await new Citizen(await people.arrive('second')).waitsAt(SPORTELLO, { name: 'Sara Seconda' });
  await anna.reads(RINGING);
  await anna.hears('Ha bussato Sara Seconda · Sportello digitale');
  await anna.page.waitForFunction((title) => new RegExp(title).test(document.title), TITLE.source);
  const rung = await rings(anna.page);
  assert.ok(rung.tones > quiet.tones, 'it sounds');
  assert.notEqual(rung.picture, quiet.picture, 'the picture of the tab has its mark');
  assert.deepEqual(await noticesOf(anna.page), ['Bussano · Sportello digitale']);

  // Once is enough in the middle of a call; what is seen stays until somebody has heard it.
  await sleep(BELL_MS);
  assert.equal((await rings(anna.page)).tones, rung.tones);
  await anna.opens('Ho sentito');
  await second.reads(SEEN);
  await anna.noLongerReads(RINGING);
  assert.deepEqual(await noticesOf(anna.page), [], 'what was heard is gone from the desktop');
  await mediaFlows(anna.page);
});

async function clerkAt(people, account, options = {}) {
  const clerk = await new Clerk(await people.arrive(account, options)).signsIn(account);
  await clerk.hasConsole();
  return clerk;
}

/** What a console has sounded so far, and the picture of its tab. */
function rings(page) {
  return page.evaluate(() => ({ ...globalThis.rung, picture: document.querySelector('link[rel=icon]').href }));
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

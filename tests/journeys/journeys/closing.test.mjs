// The end of the hours, in front of two doors: one still receives who waits, the other sends them home with what else there is.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

import { Citizen } from '../lib/citizen.mjs';
import { Clerk } from '../lib/clerk.mjs';
import { Comune } from '../lib/comune.mjs';
import { request } from '../lib/http.mjs';
import { endOfHours, hoursUntil } from '../lib/hours.mjs';
import { journeys } from '../lib/journey.mjs';
import { SPORTELLO } from '../lib/office.mjs';
import { mediaFlows } from '../lib/rtc.mjs';

const journey = journeys({ name: 'closing' });

/** From the end of the hours to pages that say so. */
const TOLD_MS = 5_000;

const TECNICO = 'ufficio-tecnico';
const KEPT = /L'ufficio ha chiuso alle \d\d:\d\d; chi era in attesa sarà ricevuto/;
const TOO_LATE = /L'ufficio chiude alle \d\d:\d\d.*potrebbe non arrivare il tuo turno/;
const TURNED_AWAY = /ha chiuso prima che arrivasse il tuo turno/;

journey('who waits when the hours end is received at one door, and sent home kindly at the other', async (people) => {
  const comune = await Comune.managed(people.app);
  await comune.receives(SPORTELLO, { closing: 'SERVE_WAITING' });
  const books = { slotMin: 15, atOnce: 1, noticeH: 0, horizonDays: 30 };
  await comune.receives(TECNICO, { closing: 'TURN_AWAY', takesMessages: true, appointments: books });

  const clerk = await new Clerk(await people.arrive('clerk')).signsIn();
  await clerk.hasConsole();
  const end = endOfHours();
  for (const slug of [SPORTELLO, TECNICO]) await comune.opens(slug, hoursUntil(end));
  const kept = await new Citizen(await people.arrive('kept')).waitsAt(SPORTELLO, { name: 'Chiara Chiude' });
  await kept.readsPosition(1);
  const first = await new Citizen(await people.arrive('first')).waitsAt(TECNICO, { name: 'Primo Tardi' });
  const late = await new Citizen(await people.arrive('late')).opensDoors(`/uffici/${TECNICO}`);
  await late.reads(TOO_LATE);
  await late.knocks({ name: 'Lara Tardi' });
  await late.isInLobby();
  await late.reads(TOO_LATE);
  const plain = await new Citizen(await people.arrive('plain', { javaScript: false })).opensDoors(`/uffici/${TECNICO}`);
  await plain.reads(TOO_LATE);

  await sleep(end - Date.now());
  await Promise.all([kept.reads(KEPT), first.reads(TURNED_AWAY), late.reads(TURNED_AWAY)]);
  const took = Date.now() - end;
  assert.ok(took < TOLD_MS, `told after ${took} ms`);
  for (const citizen of [first, late]) await hasWaysOn(citizen);

  // The form was open when the door shut: the answer is a page that goes on.
  await plain.presses();
  await hasWaysOn(plain);

  await kept.readsPosition(1);
  await clerk.admits('Chiara Chiude');
  await kept.entersRoom();
  await Promise.all([mediaFlows(kept.page), mediaFlows(clerk.page)]);
  await clerk.saysGoodbye();
  await kept.reads('Grazie della visita');
});

/** A message, a call back and an appointment, each of which leads somewhere. */
async function hasWaysOn(citizen) {
  const { page } = citizen;
  const paths = await page.locator('.offers a').evaluateAll((links) => links.map((link) => link.href));
  assert.equal(paths.length, 3, `what is offered: ${paths}`);
  for (const path of paths) assert.equal((await request(path)).status, 200, path);
}

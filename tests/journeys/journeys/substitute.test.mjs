// A knock that nobody hears goes to the office that receives in the other's place, and the visitor reads what is done.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

import { Citizen } from '../lib/citizen.mjs';
import { Clerk } from '../lib/clerk.mjs';
import { Comune } from '../lib/comune.mjs';
import { request } from '../lib/http.mjs';
import { journeys } from '../lib/journey.mjs';
import { SPORTELLO } from '../lib/office.mjs';
import { countRings } from '../lib/pocket.mjs';
import { mediaFlows } from '../lib/rtc.mjs';

const journey = journeys({ name: 'substitute' });

const TECNICO = 'ufficio-tecnico';
/** After this the office should have heard; after twice as long somebody else is asked. */
const ALERT_S = 15;
/** Where no console is open, the ladder goes on sooner. */
const NOBODY_S = 10;
/** Deadlines are met once a second, and the machine may be slow. */
const LATE_MS = 8_000;
const TOLD = /Alle \d\d:\d\d abbiamo scritto anche all'ufficio che lo sostituisce/;
const STANDS_IN = /non rispondeva: ora aspetti da Ufficio tecnico, che lo sostituisce\. Il tuo posto in coda è rimasto lo stesso/;

/** The Sportello digitale, in whose place the technical office receives, at any hour. */
async function sendsTo(people, substitute = {}) {
  const comune = await Comune.managed(people.app);
  await comune.opens(TECNICO, '24/7');
  await comune.receives(SPORTELLO, { alertAfterS: ALERT_S, substitute: TECNICO });
  await comune.receives(TECNICO, substitute);
}

journey('who is not heard is received by the office that stands in', async (people) => {
  await sendsTo(people);
  const deaf = await new Clerk(await people.arrive('deaf')).signsIn('anagrafe');
  await deaf.hasConsole();
  const person = await people.arrive('substitute');
  await person.context.addInitScript(countRings);
  const substitute = await new Clerk(person).signsIn('tecnico');
  await substitute.page.getByRole('heading', { name: 'Avvisi' }).click();
  await substitute.reads('Avviso sonoro attivo');
  const citizen = await new Citizen(await people.arrive('citizen')).waitsAt(SPORTELLO, { name: 'Susanna Sostituita' });
  await deaf.seesWaiting('Susanna Sostituita');
  assert.equal(await substitute.page.getByText('Susanna Sostituita').count(), 0, 'not yet');

  await substitute.reads('Susanna Sostituita', { within: 2 * ALERT_S * 1000 + LATE_MS });
  const waited = Date.now() - citizen.pressedAt;
  assert.ok(waited >= 2 * ALERT_S * 1000 - 1000, `asked after ${waited} ms`);
  await substitute.reads('Bussano alla porta');
  assert.match(await substitute.page.title(), /^\(1\) Bussano · Ufficio tecnico$/);
  assert.ok((await substitute.page.evaluate(() => globalThis.rung.tones)) > 0, 'it sounds');
  await citizen.reads(STANDS_IN);
  await citizen.readsPosition(1);
  await deaf.noLongerSees('Susanna Sostituita');

  await substitute.admits('Susanna Sostituita');
  await citizen.entersRoom();
  await Promise.all([mediaFlows(citizen.page), mediaFlows(substitute.page)]);
  await substitute.saysGoodbye();
  await citizen.reads('Grazie della visita');
});

journey('where nobody is at either door, the visitor reads to whom was written, and when', async (people) => {
  await sendsTo(people, { alertEmails: ['tecnico@comune.example'] });
  const citizen = await new Citizen(await people.arrive('citizen')).waitsAt(SPORTELLO, { name: 'Nives Nessuno' });
  await citizen.reads(/nessuno è collegato/i);
  await citizen.reads(TOLD, { within: 2 * NOBODY_S * 1000 + LATE_MS });
  // It is sent in the moment after.
  while (!(await request(`${people.app.platform}/posta`)).text.includes('tecnico@comune.example')) await sleep(50);

  // Whoever reads the letter opens the console, and the visitor is still at the door at which they knocked.
  const clerk = await new Clerk(await people.arrive('clerk')).signsIn('anagrafe');
  await clerk.admits('Nives Nessuno');
  await citizen.reads('È il tuo turno');
  await citizen.page.getByRole('button', { name: 'Rinuncia al colloquio' }).click();
});

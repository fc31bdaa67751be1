// An appointment, from the choice of a time to the call: by forms, on a telephone, and at the console.
import assert from 'node:assert/strict';

import { assertAccessible } from '../lib/axe.mjs';
import { PHONE } from '../lib/browser.mjs';
import { Clerk } from '../lib/clerk.mjs';
import { request } from '../lib/http.mjs';
import { journeys } from '../lib/journey.mjs';
import { SPORTELLO } from '../lib/office.mjs';

const journey = journeys({ name: 'appointments' });

const SLOT = '.slots a';

/** Somebody who books at the Sportello digitale, which can be booked every quarter of an hour, at any hour. */
class Booker {
  static async arrives(people, name, options) {
    const booker = new Booker();
    booker.person = await people.arrive(name, options);
    booker.page = await booker.person.open(`/uffici/${SPORTELLO}`);
    await booker.page.getByRole('link', { name: 'Prenota un appuntamento' }).first().click();
    return booker;
  }

  /** @param {number} nth of the free times, from 0 */
  async chooses(nth) {
    await this.page.locator(SLOT).nth(nth).click();
  }

  async fills({ name, email, reason = '' }) {
    await this.page.getByLabel('Nome e cognome').fill(name);
    await this.page.getByLabel('Indirizzo e-mail').fill(email);
    await this.page.getByLabel(/motivo/i).fill(reason);
  }

  async presses(name) {
    await this.page.getByRole('button', { name }).click();
  }

  async follows(name) {
    await this.page.getByRole('link', { name }).click();
  }

  async books(nth, details) {
    await this.chooses(nth);
    await this.fills(details);
    await this.presses('Conferma la prenotazione');
    await this.page.waitForURL('**/appuntamento/**');
  }

  async reads(text) {
    await this.page.getByText(text).filter({ visible: true }).first().waitFor();
  }

  /** What the page says of when it is. */
  when() {
    return this.page.locator('.lead strong').innerText();
  }
}

journey('without JavaScript one books, moves, cancels and takes it again', async (people) => {
  const booker = await Booker.arrives(people, 'citizen', { javaScript: false });
  await booker.books(6, { name: 'Senza Script', email: 'senza.script@example.it', reason: 'SPID' });
  await booker.reads('Il tuo appuntamento');
  const first = await booker.when();

  await booker.follows('Cambia giorno o ora');
  await booker.chooses(8);
  await booker.presses('Sì, sposta');
  const second = await booker.when();
  assert.notEqual(second, first);

  await booker.follows("Annulla l'appuntamento");
  await booker.presses('Sì, annulla');
  await booker.reads('Hai annullato questo appuntamento.');
  await booker.presses('Riprendi lo stesso orario');
  await booker.reads('Il tuo appuntamento');
  assert.equal(await booker.when(), second);
});

journey('on the day the appointment is called from the queue', async (people) => {
  const booker = await Booker.arrives(people, 'citizen', { viewport: PHONE });
  await booker.books(0, { name: 'Puntuale', email: 'puntuale@example.it', reason: 'CIE' });
  const desk = await people.arrive('clerk');
  const clerk = await new Clerk(desk).signsIn();
  await clerk.hasConsole();
  const list = clerk.page.getByRole('region', { name: 'Appuntamenti' });
  await list.getByRole('listitem').filter({ hasText: 'Puntuale' }).waitFor();

  await booker.presses("Sono qui: entra in sala d'attesa");
  await booker.page.waitForURL('**/attesa**');
  await list.getByRole('listitem').filter({ hasText: 'Puntuale' }).getByText('Arrivato').waitFor();
  await clerk.seesWaiting('Puntuale');
  await clerk.page.locator('.visits').getByText(/Appuntamento delle \d\d:\d\d/).waitFor();
  await people.office.callNext();
  await booker.reads(/è il tuo turno/i);
});

journey('the office cancels with a message, and the person reads it', async (people) => {
  const booker = await Booker.arrives(people, 'citizen');
  await booker.books(4, { name: 'Sfortunata', email: 'sfortunata@example.it' });
  const clerk = await new Clerk(await people.arrive('clerk')).signsIn();
  await clerk.hasConsole();
  await clerk.findsAppointment('Sfortunata');
  await clerk.page.getByRole('button', { name: "Annulla l'appuntamento di Sfortunata" }).click();
  await clerk.page.getByLabel('Messaggio (facoltativo)').fill('Il funzionario è malato.');
  await clerk.page.getByRole('dialog').getByRole('button', { name: "Annulla l'appuntamento" }).click();
  await clerk.reads('Appuntamento annullato.');
  await booker.page.reload();
  await booker.reads("L'ufficio ha annullato questo appuntamento.");
  await booker.reads('Il funzionario è malato.');
});

journey('what was typed is kept when the time has gone or a field is wrong', async (people) => {
  const slow = await Booker.arrives(people, 'slow', { viewport: PHONE });
  const quick = await Booker.arrives(people, 'quick');
  await slow.chooses(5);
  await quick.books(5, { name: 'Svelta', email: 'svelta@example.it' });
  await slow.fills({ name: 'Lenta', email: 'lenta', reason: 'Piano piano' });
  await slow.presses('Conferma la prenotazione');
  await slow.reads('Questo non è un indirizzo e-mail');
  await assertAccessible(slow.page, 'the form with errors');
  await slow.fills({ name: 'Lenta', email: 'lenta@example.it', reason: 'Piano piano' });
  await slow.page.getByRole('radio').first().check();
  await slow.presses('Conferma la prenotazione');
  await slow.page.waitForURL('**/appuntamento/**');
  await assertAccessible(slow.page, 'the page of an appointment');
  const width = await slow.page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= PHONE.width, `${width} px wide`);
});

journey('a link that is none leads nowhere, and says so', async (people) => {
  const unknown = `${people.app.origin}/appuntamento/${'A'.repeat(43)}`;
  for (const url of [unknown, `${unknown}/cambia`, `${people.app.origin}/appuntamento/x`]) {
    const { status, headers, text } = await request(url);
    assert.equal(status, 404, url);
    assert.match(headers['cache-control'], /no-store/);
    assert.match(headers['x-robots-tag'], /noindex/);
    assert.match(text, /Pagina non trovata/);
  }
});

// How an office receives beyond its hours: set by the secretary, tried, on record, taken back.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';

import { assertAccessible } from '../lib/axe.mjs';
import { DESKTOP, PHONE } from '../lib/browser.mjs';
import { Citizen } from '../lib/citizen.mjs';
import { Clerk } from '../lib/clerk.mjs';
import { journeys } from '../lib/journey.mjs';
import { Secretary } from '../lib/secretary.mjs';

const journey = journeys({ name: 'reception-rules' });

const OFFICE = 'Tributi';
const EMAILS = 'Indirizzi e-mail da avvisare';
const SLOT = 'Durata di un appuntamento, in minuti';
const SILENT = /Gli avvisi al programma collegato non arrivano dal .+\. Avvisa chi gestisce il Comune\./;
const URL_FIELD = /^Indirizzo da chiamare/;

/** The secretary on the page of one office's rules. */
async function arrive(people, name = 'secretary', office = OFFICE) {
  const secretary = await new Secretary(await people.arrive(name)).signsIn('/gestione/uffici');
  await secretary.page.getByRole('link', { name: office, exact: true }).click();
  await secretary.page.getByRole('link', { name: 'Come riceve', exact: true }).click();
  await secretary.page.getByRole('heading', { level: 1, name: `${office}: Come riceve` }).waitFor();
  await secretary.page.getByLabel(EMAILS).waitFor();
  return secretary;
}

const hasFocus = (locator) => locator.evaluate((element) => element === document.activeElement);

/** A program that answers every call with the same status. */
async function program(status) {
  const calls = [];
  let told;
  const called = new Promise((resolve) => {
    told = resolve;
  });
  const server = createServer((request, response) => {
    calls.push(request.headers);
    told();
    request.resume();
    response.writeHead(status).end();
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return { calls, called, url: `http://127.0.0.1:${server.address().port}/avvisi`, close: () => server.close() };
}

journey('addresses, a substitute and bookings are set, on record, and taken back', async (people) => {
  const secretary = await arrive(people);
  const { page } = secretary;
  const emails = page.getByLabel(EMAILS);
  const substitute = page.getByLabel('Ufficio sostituto');
  const books = page.getByLabel('Si può prenotare un appuntamento su queste pagine');
  await emails.fill('tributi@comune.example\nsegreteria@comune');
  await substitute.selectOption({ label: 'Ragioneria' });
  await books.check();
  await page.getByLabel(SLOT).fill('3');
  await page.getByRole('radio', { name: 'Chi è ancora in attesa non viene ricevuto' }).check();
  await secretary.button('Aggiungi una risposta').click();
  await page.keyboard.type('Tieni pronto l’avviso di pagamento.');

  await secretary.saves();
  await page.getByText('Non è un indirizzo e-mail').waitFor();
  assert.ok(await hasFocus(emails));
  await emails.fill('tributi@comune.example\nsegreteria@comune.example');
  await secretary.saves();
  await page.getByText('Il valore non è tra quelli possibili').waitFor();
  assert.ok(await hasFocus(page.getByLabel(SLOT)));
  await page.getByLabel(SLOT).fill('20');
  await secretary.saves();
  await secretary.isTold('Salvato.');

  await page.reload();
  await emails.waitFor();
  assert.equal(await emails.inputValue(), 'tributi@comune.example\nsegreteria@comune.example');
  assert.equal(await substitute.locator('option:checked').textContent(), 'Ragioneria');
  assert.equal(await page.getByLabel(SLOT).inputValue(), '20');
  assert.equal(await page.getByLabel('Risposta 1').inputValue(), 'Tieni pronto l’avviso di pagamento.');

  await secretary.goesTo('Registro');
  const change = page.locator('.change').first();
  for (const words of [
    EMAILS,
    'tributi@comune.example, segreteria@comune.example',
    'Ufficio sostituto',
    'Ragioneria',
    'Chi è ancora in attesa non viene ricevuto',
    SLOT,
  ]) {
    await change.getByText(words).first().waitFor();
  }
  await change.getByRole('button', { name: /Annulla la modifica/ }).click();
  await secretary.isTold('Modifica annullata.');
  await page.goBack();
  await emails.waitFor();
  assert.equal(await emails.inputValue(), '');
  assert.equal(await substitute.inputValue(), '');
  assert.equal(await books.isChecked(), false);
});

journey('a trial says in words what became of it', async (people) => {
  const good = await program(204);
  const bad = await program(500);
  const secretary = await arrive(people);
  const { page } = secretary;
  const trial = secretary.button('Manda una prova al programma');
  try {
    await page.getByLabel(EMAILS).fill('tributi@comune.example');
    await page.getByLabel(URL_FIELD).fill(bad.url);
    await secretary.saves();
    await secretary.isTold('Salvato.');
    await secretary.button('Manda una prova per e-mail').click();
    await page.getByText('tributi@comune.example: spedita.').waitFor();
    await trial.click();
    await page.getByText(`${bad.url}: non consegnata. La risposta è stata un rifiuto (500).`).waitFor();

    await page.getByLabel(URL_FIELD).fill(good.url);
    assert.ok(await trial.isDisabled(), 'a trial goes to what is saved');
    await secretary.saves();
    await secretary.isTold('Salvato.');
    await trial.click();
    await page.getByText(`${good.url}: il programma ha risposto che va bene.`).waitFor();
    assert.match(good.calls[0]['ricevimento-signature'], /^t=\d+/);
  } finally {
    good.close();
    bad.close();
  }

  const key = page.locator('.signing-key code');
  const before = await key.textContent();
  await page.getByLabel('Passa a una nuova chiave quando salvo').check();
  await secretary.saves();
  await secretary.isTold('Salvato.');
  await page.locator('.signing-key code').filter({ hasNotText: before }).waitFor();
  assert.equal(await page.getByLabel('Passa a una nuova chiave quando salvo').isChecked(), false);
});

journey('of two who edit the same rules both are kept', async (people) => {
  const first = await arrive(people, 'first');
  const second = await arrive(people, 'second');
  await first.page.getByLabel('Dopo quanti secondi avvisare').fill('90');
  await first.saves();
  await first.isTold('Salvato.');
  await second.page.getByLabel('Si può lasciare un messaggio').uncheck();
  await second.saves();
  await second.button('Riapplica le mie modifiche').click();
  await second.isTold('Salvato.');
  assert.equal(await second.page.getByLabel('Dopo quanti secondi avvisare').inputValue(), '90');
  assert.equal(await second.page.getByLabel('Si può lasciare un messaggio').isChecked(), false);
});

journey('with everything shown the rules are accessible on a phone and on a desk', async (people) => {
  const secretary = await arrive(people);
  const { page } = secretary;
  await page.getByLabel(EMAILS).fill('tributi@comune.example');
  await page.getByLabel(URL_FIELD).fill('http://127.0.0.1:9/avvisi');
  await page.getByLabel('Si può prenotare un appuntamento su queste pagine').check();
  await secretary.button('Aggiungi una risposta').click();
  await page.keyboard.type('x'.repeat(301));
  await secretary.saves();
  await page.getByText('Al massimo 300 caratteri.').waitFor();
  const reply = page.getByRole('textbox', { name: /^Risposta/ }).last();
  assert.ok(await hasFocus(reply));
  await reply.fill('Arrivo subito.');
  await secretary.saves();
  await secretary.isTold('Salvato.');
  await secretary.button('Manda una prova al programma').click();
  await page.getByText("A quell'indirizzo nessuno risponde.").waitFor();
  await page.locator('.signing-key').waitFor();
  for (const viewport of [PHONE, DESKTOP]) {
    await page.setViewportSize(viewport);
    await assertAccessible(page, `the rules, ${viewport.width} px wide`);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(over <= 0, `${over} px too wide at ${viewport.width}`);
  }
});

journey('what could not be delivered is shown with its reason, and who receives is told', async (people) => {
  const bad = await program(500);
  try {
    const secretary = await arrive(people, 'secretary', 'Sportello digitale');
    const { page } = secretary;
    await page.getByLabel('Dopo quanti secondi avvisare').fill('15');
    await page.getByLabel(URL_FIELD).fill(bad.url);
    await secretary.saves();
    await secretary.isTold('Salvato.');
    await new Citizen(await people.arrive('visitor')).waitsAt();
    await bad.called;
    const row = page.getByRole('listitem').filter({ hasText: `Chiamata a ${bad.url}` });
    const fault = row.getByText('La risposta è stata un rifiuto (500).');
    // It is written down in the moment after the answer.
    while ((await fault.count()) === 0) {
      const asked = page.waitForResponse('**/graphql');
      await secretary.button('Aggiorna').click();
      await asked;
    }
    const clerk = await new Clerk(await people.arrive('clerk')).signsIn();
    await clerk.hasConsole();
    await clerk.reads(SILENT);
    assert.equal(await clerk.page.getByText(bad.url).count(), 0, 'no address');
    for (const viewport of [PHONE, DESKTOP]) {
      await clerk.page.setViewportSize(viewport);
      await assertAccessible(clerk.page, `the console with the hint, ${viewport.width} px wide`);
    }
    await clerk.opens('Nascondi Sportello digitale');
    await clerk.noLongerReads(SILENT);
    await secretary.undoes();
  } finally {
    bad.close();
  }
});

journey('a comune that sends trial after trial is told when it may again', async (people) => {
  const good = await program(204);
  try {
    const secretary = await arrive(people);
    const { page } = secretary;
    await page.getByLabel(URL_FIELD).fill(good.url);
    await secretary.saves();
    await secretary.isTold('Salvato.');
    const told = page.getByText(/Hai mandato molte prove: riprova tra \d+ secondi\./);
    while ((await told.count()) === 0) await secretary.button('Manda una prova al programma').click();
    assert.ok(good.calls.length <= 7, `${good.calls.length} trials got through`);
    await secretary.undoes();
  } finally {
    good.close();
  }
});

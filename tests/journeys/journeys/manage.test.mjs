// A comune sets itself up, and a clerk changes tomorrow's hours.
import assert from 'node:assert/strict';

import { journeys } from '../lib/journey.mjs';
import { Secretary } from '../lib/secretary.mjs';

const journey = journeys({ name: 'manage' });

const arrive = async (people, path, name = 'secretary') => new Secretary(await people.arrive(name)).signsIn(path);

/** By the keyboard alone: a control is reached with Tab, as often as it takes. */
async function tabTo(page, locator) {
  const wanted = await locator.elementHandle();
  for (let presses = 0; presses < 200; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not reach it');
}

journey('an office from a template gets its hours by keyboard, and citizens read them at once', async (people) => {
  const secretary = await arrive(people, '/gestione/uffici');
  const { page } = secretary;
  await secretary.button('Aggiungi dai modelli').click();
  await page.getByRole('checkbox', { name: 'Ufficio relazioni con il pubblico' }).check();
  await secretary.button('Aggiungi 1 ufficio').click();
  await secretary.isTold('1 ufficio aggiunto.');
  await secretary.opensHoursOf('Ufficio relazioni con il pubblico');

  const saturday = page.getByRole('group', { name: 'sabato' });
  await tabTo(page, saturday.getByRole('button', { name: /Aggiungi orario/ }));
  await page.keyboard.press('Enter');
  // A browser that shows twelve hours takes the "a" for the morning, one that shows 24 takes no notice of it.
  await tabTo(page, saturday.getByLabel('sabato, dalle'));
  await page.keyboard.type('1015a');
  await tabTo(page, saturday.getByLabel('sabato, alle'));
  await page.keyboard.type('1145a');
  await page.locator('.hours-preview').getByText('sabato 10:15–11:45').waitFor();
  await tabTo(page, secretary.button('Salva'));
  await page.keyboard.press('Enter');
  await secretary.isTold('Salvato.');

  // No page is given out any more that says the old hours.
  const visitor = await (await people.arrive('visitor')).open('/uffici/urp');
  assert.match(await visitor.locator('main').textContent(), /10:15–11:45/);
});

journey('of two who edit the same hours the second is told, and loses nothing', async (people) => {
  const first = await arrive(people, '/gestione/uffici', 'first');
  const second = await arrive(people, '/gestione/uffici', 'second');
  const add = async ({ page }, day) => {
    const group = page.getByRole('group', { name: day });
    await group.getByRole('button', { name: /Aggiungi orario/ }).click();
  };
  for (const one of [first, second]) await one.opensHoursOf('Tributi');
  await add(first, 'sabato');
  await add(second, 'domenica');
  await first.saves();
  await first.isTold('Salvato.');
  await second.saves();
  const dialog = second.page.getByRole('dialog', { name: 'Qualcuno ha salvato prima di te' });
  await dialog.getByRole('button', { name: 'Vedi la loro versione' }).click();
  // Theirs is shown, one's own lies aside.
  await second.page.getByLabel('sabato, dalle').waitFor();
  assert.equal(await second.page.getByLabel('domenica, dalle').count(), 0);
  await second.button('Riprendi le mie modifiche').click();
  await second.page.getByLabel('domenica, dalle').waitFor();
  await second.saves();
  await second.isTold('Salvato.');
});

journey('what two colleagues changed of the same office is kept of both', async (people) => {
  const offices = [];
  for (const name of ['first', 'second']) {
    const one = await arrive(people, '/gestione/uffici', name);
    await one.page.getByRole('link', { name: 'Ragioneria', exact: true }).click();
    offices.push(one);
  }
  const [first, second] = offices;
  const summary = ({ page }) => page.getByLabel('A che cosa serve').first();
  await summary(first).fill('Per i pagamenti e le fatture.');
  await first.saves();
  await first.isTold('Salvato.');
  await second.page.getByLabel('Nome', { exact: true }).first().fill('Ragioneria e bilancio');
  await second.saves();
  await second.button('Riapplica le mie modifiche').click();
  await second.isTold('Salvato.');
  await second.page.reload();
  await second.page.getByRole('heading', { level: 1, name: /Ragioneria e bilancio/ }).waitFor();
  assert.equal(await summary(second).inputValue(), 'Per i pagamenti e le fatture.');
  await second.goesTo('Registro');
  await second.button(/Annulla la modifica/).first().click();
  await second.isTold('Modifica annullata.');
});

journey('alternate weeks and a closure are set in the grid, and a wrong row is marked', async (people) => {
  const secretary = await arrive(people, '/gestione/uffici');
  const { page } = secretary;
  await secretary.opensHoursOf('Servizi sociali');
  const words = page.locator('.hours-preview');
  const sunday = page.getByRole('group', { name: 'domenica' });
  await sunday.getByRole('button', { name: /Aggiungi orario/ }).click();
  await sunday.getByText(/^Altro/).click();
  await sunday.getByLabel(/^Quando/).selectOption({ label: 'settimane pari' });
  await words.getByText(/settimane pari/).waitFor();

  await sunday.getByLabel('domenica, alle').fill('08:00');
  await sunday.locator('.field-fault').waitFor();
  await secretary.saves();
  await secretary.isTold('Gli orari non sono salvati');
  assert.ok(await sunday.getByLabel('domenica, dalle').evaluate((input) => input === document.activeElement));
  await sunday.getByLabel('domenica, alle').fill('11:00');

  await secretary.button('Aggiungi una chiusura').click();
  await secretary.saves();
  await secretary.isTold('Manca un orario o una data');
  const closure = page.getByRole('group', { name: 'Eccezione 1' });
  const year = new Date().getFullYear() + 1;
  await closure.getByLabel('Primo giorno').fill(`${year}-08-14`);
  assert.equal(await closure.getByLabel('Ultimo giorno').inputValue(), `${year}-08-14`);
  await closure.getByLabel(/^Perché/).fill('Ponte');
  await words.getByText(/14 agosto/).waitFor();
  await secretary.saves();
  await secretary.isTold('Salvato.');
  await page.reload();
  await closure.getByLabel(/^Perché/).waitFor();
  assert.equal(await closure.getByLabel(/^Perché/).inputValue(), 'Ponte');
  assert.equal(await sunday.getByLabel(/^Quando/).inputValue(), 'EVEN_WEEKS');
});

journey('without a connection nothing that was written is lost', async (people) => {
  const secretary = await arrive(people, '/gestione/comune');
  const { page } = secretary;
  await page.getByLabel('Indirizzo', { exact: true }).fill('Piazza della Prova 1');
  await page.route('**/graphql', (route) => route.abort());
  await secretary.saves();
  await secretary.isTold('Il server non risponde. Ciò che hai scritto è ancora qui');
  assert.equal(await page.getByLabel('Indirizzo', { exact: true }).inputValue(), 'Piazza della Prova 1');
  await page.unroute('**/graphql');
  await secretary.button('Riprova').click();
  await secretary.isTold('Salvato.');
  assert.equal(await page.getByText('Modifiche non salvate').count(), 0);
  await secretary.undoes();
  assert.equal(await page.getByLabel('Indirizzo', { exact: true }).inputValue(), '');
});

journey('a colour that cannot be read is told before it is saved, and is not saved', async (people) => {
  const secretary = await arrive(people, '/gestione/comune');
  const { page } = secretary;
  await page.getByLabel('Colore', { exact: true }).fill('#ffcc00');
  await page.getByText(/Contrasto con il bianco 1,5:1/).waitFor();
  await secretary.saves();
  await page.getByText('Il colore è troppo chiaro').waitFor();
  assert.ok(await page.getByLabel('Colore', { exact: true }).evaluate((input) => input === document.activeElement));
  await secretary.button('Scarta le modifiche').click();
});

journey('at 400 % zoom and in English every page fits', async (people) => {
  const person = await people.arrive('secretary', { viewport: { width: 320, height: 256 } });
  const { page } = await new Secretary(person).signsIn('/gestione');
  for (const path of ['', '/uffici', '/persone', '/comune', '/registro', `/uffici/${people.office.id}/orari`, `/uffici/${people.office.id}/ricevimento`]) {
    await page.goto(`${people.app.origin}/gestione${path}?lang=en`);
    await page.getByRole('navigation', { name: 'Management' }).waitFor();
    await page.locator('.page-title').waitFor();
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(excess <= 0, `${path} is ${excess} px too wide`);
  }
});

journey('hours as text say at which character they are not understood', async (people) => {
  const secretary = await arrive(people, '/gestione/uffici');
  const { page } = secretary;
  await secretary.opensHoursOf('Ragioneria');
  const open = secretary.button('Scrivi come testo (esperti)');
  if (await open.isVisible()) await open.click();
  const field = page.getByLabel('Orari (formato opening_hours)');
  await field.fill('Mo 09:00-12:00; Xy 10:00-11:00');
  await page.getByText('Mostra il punto').waitFor();
  await secretary.saves();
  await secretary.isTold('Gli orari non sono salvati');
  const selected = await field.evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd));
  assert.ok('Mo 09:00-12:00; Xy 10:00-11:00'.includes(selected) && selected.length > 0, selected);
  assert.ok(await field.evaluate((area) => area === document.activeElement));
  await secretary.button('Scarta le modifiche').click();
});

journey('an order that was changed by keyboard is announced, kept and undone', async (people) => {
  const secretary = await arrive(people, '/gestione/uffici');
  const { page } = secretary;
  const before = await secretary.offices();
  const down = page.getByRole('button', { name: `Sposta giù ${before[0]}` });
  await down.focus();
  await page.keyboard.press('Enter');
  await page.getByText(`${before[0]}: posizione 2 di ${before.length}`).waitFor();
  await secretary.isTold('Salvato.');
  assert.ok(await down.evaluate((button) => button === document.activeElement), 'the keyboard stays where it was');
  await page.reload();
  await secretary.isThere();
  const [first, second, ...rest] = before;
  assert.deepEqual(await secretary.offices(), [second, first, ...rest]);
  await secretary.goesTo('Registro');
  await secretary.button(/Annulla la modifica/).first().click();
  await secretary.isTold('Modifica annullata.');
  await secretary.goesTo('Uffici');
  assert.deepEqual(await secretary.offices(), before);
});

journey('an order can be changed by dragging', async (people) => {
  const secretary = await arrive(people, '/gestione/uffici');
  const { page } = secretary;
  const [first, second, third, ...rest] = await secretary.offices();
  const box = (name) => secretary.row(name).boundingBox();
  const handle = await secretary.row(third).locator('.row-handle').boundingBox();
  const target = await box(first);
  await page.mouse.move(handle.x + 10, handle.y + 10);
  await page.mouse.down();
  await page.mouse.move(handle.x + 10, target.y + 4, { steps: 8 });
  await page.mouse.up();
  await secretary.isTold('Salvato.');
  assert.deepEqual(await secretary.offices(), [third, first, second, ...rest]);
  await secretary.undoes();
});

journey('an archived office leaves the page of the comune, and comes back', async (people) => {
  const secretary = await arrive(people, '/gestione/uffici');
  const { page } = secretary;
  const visitor = await (await people.arrive('visitor')).open('/');
  await secretary.row('Protocollo').getByRole('button', { name: /Archivia/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Archiviare Protocollo?' });
  await dialog.getByText('Sparisce subito dalla pagina').waitFor();
  await dialog.getByRole('button', { name: 'Archivia' }).click();
  await secretary.isTold('Archiviato: Protocollo.');
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H1', 'the keyboard goes on at the title');
  await visitor.reload();
  assert.equal(await visitor.getByRole('link', { name: 'Protocollo' }).count(), 0);
  await page.getByText(/^Archiviati/).click();
  await secretary.button(/Ripristina/).click();
  await secretary.isTold('Salvato.');
  await visitor.reload();
  await visitor.getByRole('link', { name: 'Protocollo' }).first().waitFor();
});

journey('whoever leaves something unsaved is asked', async (people) => {
  const secretary = await arrive(people, '/gestione/comune');
  const { page } = secretary;
  await page.getByLabel('Telefono').fill('0583 000000');
  await page.getByRole('link', { name: 'Uffici', exact: true }).click();
  await page.getByRole('dialog', { name: 'Uscire senza salvare?' }).getByRole('button', { name: 'Resta qui' }).click();
  assert.equal(await page.getByLabel('Telefono').inputValue(), '0583 000000');
  await page.getByRole('link', { name: 'Uffici', exact: true }).click();
  await secretary.button('Esci senza salvare').click();
  await page.getByRole('heading', { level: 1, name: 'Uffici' }).waitFor();
});

journey('a wrong field takes the focus and says what to do', async (people) => {
  const secretary = await arrive(people, '/gestione/persone');
  const { page } = secretary;
  await secretary.button('Invita una persona').click();
  await page.getByLabel('Nome e cognome').fill('Nadia Nuova');
  await page.getByLabel('Codice fiscale').fill('RSSMRA80A01');
  await page.getByRole('dialog').getByRole('button', { name: 'Invita', exact: true }).click();
  await page.getByText('Non è un codice fiscale valido').waitFor();
  assert.ok(await page.getByLabel('Codice fiscale').evaluate((input) => input === document.activeElement));
  await page.getByLabel('Codice fiscale').fill('');
  await page.getByLabel('E-mail').fill('nadia.nuova@comune.example.it');
  await page.getByRole('dialog').getByRole('button', { name: 'Invita', exact: true }).click();
  await secretary.isTold('Salvato.');
  await secretary.row('Nadia Nuova').getByText('invitato, non ha ancora fatto accesso').waitFor();
});

journey('the only administrator cannot be removed', async (people) => {
  const secretary = await arrive(people, '/gestione/persone');
  const { page } = secretary;
  const me = page.getByRole('listitem').filter({ hasText: 'Amministratore' });
  await me.getByRole('button', { name: /Rimuovi/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Rimuovi' }).click();
  await secretary.isTold('È l\'unico amministratore');
});

journey('a crest is shown, and an SVG is refused with what to do', async (people) => {
  const secretary = await arrive(people, '/gestione/comune');
  const { page } = secretary;
  const choose = page.locator('input[type="file"]');
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  await choose.setInputFiles({ name: 'stemma.svg', mimeType: 'image/svg+xml', buffer: svg });
  await page.getByText('I file SVG possono contenere programmi').waitFor();
  // A script that calls itself a picture: the server looks into it.
  await choose.setInputFiles({ name: 'stemma.png', mimeType: 'image/png', buffer: svg });
  await page.getByText('Non è un\'immagine PNG, JPEG o WebP leggibile').waitFor();
  await choose.setInputFiles({ name: 'stemma.png', mimeType: 'image/png', buffer: await picture(page) });
  await secretary.isTold('Salvato.');
  const crest = page.getByRole('img', { name: /Stemma/ });
  await crest.waitFor();
  assert.ok(await crest.evaluate((image) => image.decode().then(() => image.naturalWidth > 0)));
  await secretary.undoes();
});

/** A PNG as the browser itself makes it. */
async function picture(page) {
  const data = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 64 });
    canvas.getContext('2d').fillRect(8, 8, 48, 48);
    return canvas.toDataURL('image/png').split(',')[1];
  });
  return Buffer.from(data, 'base64');
}

journey('a room is tried with camera, microphone and a call with oneself', async (people) => {
  const secretary = await arrive(people, '/gestione/uffici');
  const { page } = secretary;
  await page.getByRole('link', { name: 'Anagrafe e stato civile' }).first().click();
  await page.getByRole('link', { name: 'Stanze', exact: true }).click();
  await secretary.button(/Prova la stanza/).first().click();
  await page.getByText('Tutto pronto per ricevere.').waitFor();
  const stream = await page.locator('video').evaluateHandle((video) => video.srcObject);
  await page.getByRole('dialog').getByRole('button', { name: 'Chiudi' }).click();
  assert.deepEqual(
    await stream.evaluate((media) => media.getTracks().map(({ readyState }) => readyState)),
    ['ended', 'ended'],
  );
});

journey('an operator manages the own offices, and no others', async (people) => {
  const clerk = await new Secretary(await people.arrive('clerk')).signsIn('/gestione/uffici', 'tecnico');
  const offices = await clerk.offices();
  assert.ok(offices.length > 0 && offices.every((name) => /tecnico/i.test(name)), offices.join());
  assert.equal(await clerk.page.getByRole('link', { name: 'Persone' }).count(), 0);
  assert.equal(await clerk.button('Aggiungi un ufficio').count(), 0);
});

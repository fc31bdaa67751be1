// Where nobody is: the visitor is told so, leaves a request and goes; the clerk finds it and calls.
import assert from 'node:assert/strict';

import { Citizen } from '../lib/citizen.mjs';
import { Clerk } from '../lib/clerk.mjs';
import { request } from '../lib/http.mjs';
import { journeys } from '../lib/journey.mjs';
import { closedDoor, SPORTELLO } from '../lib/office.mjs';

const journey = journeys({ name: 'requests' });

/** Fills the form in and sends it. */
async function leaves(page, { name, phone, email, text }) {
  if (name) await page.getByLabel('Nome (facoltativo)').fill(name);
  if (phone) await page.getByLabel('Telefono').fill(phone);
  if (email) await page.getByLabel('Posta elettronica').fill(email);
  if (text) await page.getByLabel('Di che cosa si tratta?').fill(text);
  await page.getByRole('button', { name: "Invia all'ufficio" }).click();
}

/** The link in the newest letter to this address. */
async function linkTo(app, email) {
  const deadline = Date.now() + 15_000;
  while (Date.now() < deadline) {
    const { text } = await request(`${app.platform}/posta`);
    const at = text.indexOf(email);
    const link = at < 0 ? null : /http[^\s"<]*\/ricontatto\/[^\s"<]+/.exec(text.slice(at));
    if (link) return link[0].replaceAll('&amp;', '&').replaceAll('&#38;', '&');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`no letter to ${email}`);
}

function row(clerk, name) {
  return clerk.page.locator('.requests .request').filter({ hasText: name });
}

journey('nobody is there: told so, a call-back is left without JavaScript, and its link leads into the queue', async (people) => {
  const citizen = await people.arrive('citizen', { javaScript: false });
  const page = await citizen.open(`/uffici/${SPORTELLO}`);
  await page.getByRole('heading', { name: "In questo momento nessuno dell'ufficio è collegato" }).waitFor();
  await page.getByRole('link', { name: 'Fatti richiamare' }).click();
  assert.ok(await page.getByLabel('Vorrei una richiamata').isChecked());
  await leaves(page, { name: 'Rita Richiamo', text: 'La carta è scaduta' });
  // Nothing that was typed is lost.
  await page.getByRole('alert').getByRole('link', { name: /numero di telefono o un indirizzo/ }).waitFor();
  assert.equal(await page.getByLabel('Nome (facoltativo)').inputValue(), 'Rita Richiamo');
  await leaves(page, { phone: '333 123 4567', email: 'rita@posta.example' });
  await page.waitForURL('**/richiesta');
  await page.getByText("L'ufficio non l'ha ancora presa in carico.").waitFor();

  const clerk = await new Clerk(await people.arrive('clerk')).signsIn();
  await clerk.page.getByRole('heading', { name: 'Richieste (1)' }).waitFor();
  const rita = row(clerk, 'Rita Richiamo');
  assert.equal(await rita.getByRole('link', { name: /Telefona a Rita/ }).getAttribute('href'), 'tel:3331234567');
  await rita.getByRole('button', { name: 'Me ne occupo io: Rita Richiamo' }).click();
  await rita.getByText('te ne occupi tu').waitFor();
  await page.reload();
  await page.getByText("L'ufficio l'ha presa in carico.").waitFor();
  await rita.getByRole('button', { name: /Invia un link a Rita Richiamo/ }).click();
  await clerk.reads(/Link inviato per posta elettronica/);

  const later = await new Citizen(await people.arrive('later')).waitsAt(SPORTELLO, { name: 'Dino Dopo' });
  await later.readsPosition(1);
  await page.goto(await linkTo(people.app, 'rita@posta.example'));
  await page.getByRole('button', { name: 'Entra in coda' }).click();
  await page.waitForURL('**/attesa**');
  await page.locator('[data-field="position"]', { hasText: /^1$/ }).waitFor();
  await later.readsPosition(2);

  await clerk.page.locator('.visits li').first().getByText('Rita Richiamo').waitFor();
  await clerk.page.locator('.visits li').first().getByText('richiamata', { exact: true }).waitFor();
  await people.office.callNext();
  await page.reload();
  await page.getByRole('button', { name: 'Entra adesso' }).waitFor();
});

journey('a request comes to an open console by itself; an outcome is taken back with one press', async (people) => {
  const clerk = await new Clerk(await people.arrive('clerk')).signsIn();
  await clerk.hasConsole();
  const citizen = await people.arrive('citizen');
  const page = await citizen.open(`/uffici/${SPORTELLO}/messaggio?tipo=richiamata`);
  await leaves(page, { name: 'Nino Nuovo', phone: '0583 35401' });
  await page.waitForURL('**/richiesta');
  const nino = row(clerk, 'Nino Nuovo');
  await nino.waitFor();
  await nino.getByRole('button', { name: 'Nino Nuovo non risponde' }).click();
  await nino.getByText(/cercato una volta/).waitFor();
  await page.reload();
  await page.getByText(/L'ufficio ti ha cercato il .* alle .* senza trovarti/).waitFor();
  await clerk.page.locator('.feedback').getByRole('button', { name: 'Annulla' }).click();
  await nino.getByText(/cercato una volta/).waitFor({ state: 'detached' });
  await nino.getByRole('button', { name: 'Ho risposto a Nino Nuovo' }).click();
  await clerk.reads('Segnata come risposta.');
  await page.reload();
  await page.getByText("L'ufficio ha risposto.").waitFor();
});

journey('who waits alone is offered to go, and the visitor takes the request back', async (people) => {
  const citizen = await new Citizen(await people.arrive('citizen')).waitsAt(SPORTELLO, {
    name: 'Sara Sola',
    reason: 'Tributi',
  });
  await citizen.page.getByRole('heading', { name: 'Non vuoi aspettare?' }).waitFor();
  // The page follows who is there, without being loaded anew.
  const clerk = await new Clerk(await people.arrive('clerk')).signsIn();
  await clerk.hasConsole();
  await citizen.page.getByRole('heading', { name: 'Non vuoi aspettare?' }).waitFor({ state: 'detached' });
  await clerk.person.leave();
  await citizen.page.getByRole('heading', { name: 'Non vuoi aspettare?' }).waitFor();
  await citizen.page.getByRole('link', { name: 'Lascia un messaggio' }).click();
  await citizen.reads(/quando invii, lasci la coda/);
  assert.equal(await citizen.page.getByLabel('Nome (facoltativo)').inputValue(), 'Sara Sola');
  await leaves(citizen.page, {});
  await citizen.page.waitForURL('**/richiesta');
  assert.deepEqual(await people.office.queue(), []);
  await citizen.page.getByRole('button', { name: /Ritira la richiesta/ }).click();
  await citizen.reads("L'hai ritirata.");
});

journey('a closed door takes a message', async (people) => {
  const { slug } = await closedDoor(people.app);
  const page = await (await people.arrive('citizen')).open(`/uffici/${slug}`);
  await page.getByText("l'ufficio risponderà quando riapre").waitFor();
  await page.getByRole('link', { name: 'Lascia un messaggio' }).click();
  await leaves(page, { text: 'Quando posso venire?' });
  await page.waitForURL('**/richiesta');
});

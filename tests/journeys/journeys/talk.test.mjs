// What is written while one waits: in both directions, with and without JavaScript, by two operators at one queue.
import assert from 'node:assert/strict';

import { assertAccessible } from '../lib/axe.mjs';
import { PHONE } from '../lib/browser.mjs';
import { Citizen } from '../lib/citizen.mjs';
import { Clerk } from '../lib/clerk.mjs';
import { Comune } from '../lib/comune.mjs';
import { journeys } from '../lib/journey.mjs';
import { SPORTELLO } from '../lib/office.mjs';

const journey = journeys({ name: 'talk' });

journey('a visitor without JavaScript and two operators write to each other', async (people) => {
  await (await Comune.managed(people.app)).staffs('ufficio-tecnico', SPORTELLO);
  const citizen = await new Citizen(await people.arrive('citizen', { javaScript: false })).waitsAt(SPORTELLO, {
    name: 'Senza Script',
  });
  const anna = await clerkAt(people, 'anagrafe');
  const bruno = await clerkAt(people, 'tecnico');

  await citizen.page.getByRole('link', { name: "Scrivi all'ufficio" }).click();
  await citizen.page.getByLabel("Scrivi all'ufficio").fill('Ho il <b>modulo</b> ma non la firma');
  await citizen.page.getByRole('button', { name: 'Invia' }).click();
  await citizen.isInLobby();
  await citizen.reads('Ho il <b>modulo</b> ma non la firma');
  for (const clerk of [anna, bruno]) {
    await clerk.reads('«Ho il <b>modulo</b> ma non la firma»');
    await clerk.hears('Senza Script ha scritto: Ho il <b>modulo</b> ma non la firma');
  }

  await anna.opens('Scrivi a Senza Script');
  await anna.page.getByRole('button', { name: 'Tieni pronti il documento' }).click();
  await assertAccessible(anna.page, 'the console with its messages');
  const field = anna.page.getByRole('textbox', { name: 'Messaggio' });
  assert.match(await field.inputValue(), /^Tieni pronti/, 'a ready-made answer can still be changed');
  await field.fill('Va bene, la firma la mettiamo insieme.');
  await anna.page.getByRole('button', { name: 'Invia' }).click();
  await citizen.reads('Va bene, la firma la mettiamo insieme.');
  await bruno.reads("L'ufficio: «Va bene, la firma la mettiamo insieme.»");
  assert.equal(await citizen.page.getByText(/anagrafe/i).filter({ visible: true }).count(), 0, 'no name of a clerk');

  await bruno.opens('Note su Senza Script');
  await bruno.writes('Note', 'Manca la firma');
  await bruno.confirms('Salva le note');
  await anna.reads('Note: Manca la firma');

  // Both at once at the same person: one receives, the other reads who was faster.
  const admit = (clerk) => clerk.page.getByRole('button', { name: 'Fai entrare Senza Script' }).click();
  await Promise.allSettled([admit(anna), admit(bruno)]);
  const faster = await Promise.race([
    anna.reads('Hai chiamato Senza Script').then(() => anna),
    bruno.reads('Hai chiamato Senza Script').then(() => bruno),
  ]);
  const slower = faster === anna ? bruno : anna;
  await slower.reads(/Senza Script è stato chiamato da/);
  await citizen.reads('Entra adesso');
  await faster.opens('Rimetti in coda');
  await faster.page.getByRole('button', { name: 'Un attimo, torno subito.' }).click();
  await faster.confirms('Rimetti in coda');
  await citizen.reads('Un attimo, torno subito.');
});

journey('what the visitor types outlives every change of the lobby, on a phone', async (people) => {
  const citizen = await new Citizen(await people.arrive('citizen', { viewport: PHONE })).waitsAt(SPORTELLO, {
    name: 'Maria Scrive',
  });
  const clerk = await clerkAt(people, 'anagrafe');
  const [{ id }] = await people.office.queue();
  const field = citizen.page.getByLabel("Scrivi all'ufficio");
  await field.pressSequentially('Sto scriv');
  await people.office.write(id, 'Buongiorno!');
  await citizen.reads('Buongiorno!');
  await citizen.page.locator('[data-lobby-status]', { hasText: 'Buongiorno!' }).waitFor({ state: 'attached' });
  await citizen.page.keyboard.type('endo');
  assert.equal(await field.inputValue(), 'Sto scrivendo', 'neither the text nor the focus is lost');
  await assertAccessible(citizen.page, 'the lobby with messages');
  const width = await citizen.page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= PHONE.width, `the lobby is ${width} px wide`);
  await citizen.page.getByRole('button', { name: 'Invia' }).click();
  await clerk.reads('«Sto scrivendo»');
  await citizen.page.locator('.message-visitor', { hasText: 'Sto scrivendo' }).waitFor();
  assert.equal(await field.inputValue(), '');

  await citizen.person.context.setOffline(true);
  await field.fill('Due volte?');
  await citizen.page.getByRole('button', { name: 'Invia' }).click();
  await citizen.reads(/il messaggio non è partito/i);
  assert.equal(await field.inputValue(), 'Due volte?', 'what was not sent is kept');
  await citizen.person.context.setOffline(false);
  await citizen.page.getByRole('button', { name: 'Invia' }).click();
  await citizen.page.locator('.message-visitor', { hasText: 'Due volte?' }).waitFor();
  assert.equal(await citizen.page.locator('.message-visitor', { hasText: 'Due volte?' }).count(), 1);
});

journey('all who wait read a broadcast, and who is passed on reads why', async (people) => {
  const names = ['Prima Persona', 'Seconda Persona'];
  const waiting = [];
  for (const name of names) waiting.push(await new Citizen(await people.arrive(name)).waitsAt(SPORTELLO, { name }));
  const clerk = await clerkAt(people, 'anagrafe');
  await clerk.opens(/Scrivi a tutti quelli che aspettano/);
  await clerk.writes('Messaggio', 'Il sistema è lento: ancora dieci minuti.');
  await assertAccessible(clerk.page, 'the broadcast');
  await clerk.confirms('Invia a 2 persone');
  await clerk.reads('Messaggio inviato a 2 persone.');
  for (const citizen of waiting) await citizen.reads('Il sistema è lento: ancora dieci minuti.');

  const technician = await new Clerk(await people.arrive('technician')).signsIn('tecnico');
  await clerk.opens('Trasferisci Prima Persona a un altro ufficio');
  await clerk.page.getByLabel('Ufficio', { exact: true }).selectOption({ label: await otherOffice(clerk) });
  await clerk.writes(/Nota per i colleghi/, 'Serve la visura');
  await clerk.writes(/Messaggio per chi attende/, 'Ti ho passato al tecnico perché serve la visura.');
  await clerk.confirms('Trasferisci');
  await waiting[0].reads('Ti ho passato al tecnico perché serve la visura.');
  await technician.reads(/Note: .*: Serve la visura/);
  await waiting[0].leaves();

  await waiting[1].reads('Sei la prossima persona: tieniti pronto.');
});

journey('who is away is passed over, and is first again when back', async (people) => {
  const away = await people.arrive('away');
  await new Citizen(away).waitsAt(SPORTELLO, { name: 'Assente' });
  await new Citizen(await people.arrive('present')).waitsAt(SPORTELLO, { name: 'Presente' });
  const clerk = await clerkAt(people, 'anagrafe');
  await clerk.seesWaiting('Presente');
  for (const page of away.pages()) await page.close();
  // 25 seconds of silence are an absence.
  await clerk.page.getByText(/assente da/).waitFor({ timeout: 60_000 });
  await clerk.page.getByRole('button', { name: 'Chiama comunque Assente' }).waitFor();
  await clerk.opens('Chiama il primo presente: Presente');
  await clerk.reads('Hai chiamato Presente');
  await clerk.reads(/nessuno di chi attende è collegato/);
  const back = await new Citizen(away).opensDoors('/attesa');
  await back.readsPosition(1);
  await clerk.reads('era assente, è tornato');
});

async function clerkAt(people, account) {
  const clerk = await new Clerk(await people.arrive(account)).signsIn(account);
  await clerk.hasConsole();
  return clerk;
}

/** The technical office, as the list of doors writes it: open or not. */
async function otherOffice(clerk) {
  const options = clerk.page.getByLabel('Ufficio', { exact: true }).locator('option', { hasText: 'Ufficio tecnico' });
  return (await options.first().textContent()) ?? '';
}

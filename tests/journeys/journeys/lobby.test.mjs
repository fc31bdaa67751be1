// The visitor's place in the queue, whatever the visitor's browser does.
import assert from 'node:assert/strict';

import { Citizen } from '../lib/citizen.mjs';
import { journeys } from '../lib/journey.mjs';
import { closedDoor, SPORTELLO } from '../lib/office.mjs';

const journey = journeys({ name: 'lobby' });

journey('a reload of the lobby keeps the place', async (people) => {
  const first = await new Citizen(await people.arrive('first')).waitsAt();
  const second = await new Citizen(await people.arrive('second')).waitsAt();
  await second.readsPosition(2);
  await first.page.reload();
  await first.readsPosition(1);
  await second.page.reload();
  await second.readsPosition(2);
  await first.leaves();
  await second.readsPosition(1);
  await second.leaves();
});

journey('a second tab shows the same visit', async (people) => {
  const person = await people.arrive('citizen');
  const citizen = await new Citizen(person).waitsAt(SPORTELLO, { name: 'Due Schede' });
  const tab = await new Citizen(person).opensDoors('/attesa');
  await tab.readsPosition(1);
  assert.equal((await people.office.queue()).length, 1);
  await tab.leaves();
  await citizen.reads(/hai lasciato/i);
});

journey('knocking twice leads back to the place one has', async (people) => {
  const person = await people.arrive('citizen');
  const citizen = await new Citizen(person).waitsAt(SPORTELLO, { name: 'Bussa Due Volte' });
  const again = await new Citizen(person).opensDoors(`/uffici/${SPORTELLO}`);
  const knock = again.page.getByRole('button', { name: /bussa alla porta/i });
  if (await knock.count()) await knock.click();
  else await again.page.locator('a[href^="/attesa"]').first().click();
  await again.isInLobby();
  await again.readsPosition(1);
  assert.equal((await people.office.queue()).length, 1);
  await citizen.leaves();
});

journey('a closed door says when it opens and takes no knock', async (people) => {
  const { slug, door } = await closedDoor(people.app);
  assert.match(door.text, /apre|appuntamento|orari/i, 'the door says when it opens');
  const citizen = await new Citizen(await people.arrive('citizen')).opensDoors(`/uffici/${slug}`);
  await citizen.reads(door.text);
  assert.equal(await citizen.page.getByRole('button', { name: /bussa alla porta/i }).count(), 0);
});

journey('a door that shuts while one waits says so, and turns nobody into nothing', async (people) => {
  const citizen = await new Citizen(await people.arrive('citizen')).waitsAt();
  await people.office.setDoor('CLOSED', { message: 'Chiuso per una assemblea', turnAway: true });
  await citizen.reads('La porta si è chiusa');
  await citizen.reads('Chiuso per una assemblea');
  const late = await new Citizen(await people.arrive('late')).opensDoors(`/uffici/${SPORTELLO}`);
  await late.reads('Chiuso per una assemblea');
  assert.equal(await late.page.getByRole('button', { name: /bussa alla porta/i }).count(), 0);
});

journey('the keyboard is enough to knock and to leave', async (people) => {
  const citizen = await new Citizen(await people.arrive('citizen')).opensDoors();
  const { page } = citizen;
  await tabTo(page, `a[href^="/uffici/${SPORTELLO}"]`);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/uffici/${SPORTELLO}**`);
  await tabTo(page, 'input[name="name"]');
  await page.keyboard.type('Tastiera Sola');
  await tabTo(page, 'form button[type="submit"]');
  await page.keyboard.press('Enter');
  await citizen.isInLobby();
  await citizen.readsPosition(1);
  await tabTo(page, 'form.lobby-leave button');
  await page.keyboard.press('Enter');
  await citizen.reads(/hai lasciato/i);
});

journey('the page speaks English to who asks for it', async (people) => {
  const person = await people.arrive('citizen', { locale: 'en-GB' });
  const citizen = await new Citizen(person).opensDoors();
  assert.equal(await citizen.page.locator('html').getAttribute('lang'), 'en');
  await citizen.goesTo();
  await citizen.knocks({ name: 'Jane Visitor' });
  await citizen.isInLobby();
  await citizen.readsPosition(1);
  assert.equal(await citizen.page.locator('html').getAttribute('lang'), 'en');
  await citizen.leaves();
});

/** Presses Tab until the focus is on what the selector names. */
async function tabTo(page, selector) {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
  }
  assert.fail(`the keyboard does not reach ${selector}`);
}

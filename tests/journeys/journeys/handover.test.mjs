// From the desk to the telephone, with the same place in the queue.
import assert from 'node:assert/strict';

import { assertAccessible } from '../lib/axe.mjs';
import { DESKTOP, PHONE } from '../lib/browser.mjs';
import { Citizen } from '../lib/citizen.mjs';
import { journeys } from '../lib/journey.mjs';
import { SPORTELLO } from '../lib/office.mjs';

const journey = journeys({ name: 'handover' });

/** Opens a link and presses its one button. */
async function takesOver(person, link) {
  const citizen = new Citizen(person);
  citizen.page = await person.context.newPage();
  await citizen.page.goto(link);
  await citizen.page.getByRole('button', { name: 'Continua su questo dispositivo' }).click();
  return citizen;
}

journey('the telephone has the place, and the call comes to both', async (people) => {
  await new Citizen(await people.arrive('ahead')).waitsAt();
  const desk = await new Citizen(await people.arrive('desk')).waitsAt(SPORTELLO, { name: 'Dora Desk' });
  await desk.readsPosition(2);
  const link = await desk.asksForTheCode();
  for (const viewport of [PHONE, DESKTOP]) {
    await desk.page.setViewportSize(viewport);
    await assertAccessible(desk.page, `the lobby with a code, ${viewport.width} px wide`);
  }
  const phone = await takesOver(await people.arrive('phone', { viewport: PHONE }), link);
  await phone.isInLobby();
  await phone.readsPosition(2);
  assert.equal((await people.office.queue()).length, 2);

  // The page with the code is a lobby as good as any other.
  await people.office.callNext();
  await people.office.endVisit((await people.office.queue())[0].id);
  await desk.readsPosition(1);
  await people.office.callNext();
  await desk.reads(/entra adesso/i);
  await phone.reads(/entra adesso/i);
  assert.ok(await desk.page.getByRole('img', { name: /codice qr/i }).isVisible(), 'the code is still there');
  await phone.entersRoom();
  await phone.page.locator('[data-call]').waitFor();
  await desk.reads(/rientra/i);

  const late = await people.arrive('late');
  const page = await late.context.newPage();
  await page.goto(link);
  await page.getByText('Il collegamento non vale più').first().waitFor();
});

journey('without JavaScript it is the same', async (people) => {
  const desk = await new Citizen(await people.arrive('desk', { javaScript: false })).waitsAt();
  const link = await desk.asksForTheCode();
  const phone = await takesOver(await people.arrive('phone', { javaScript: false, viewport: PHONE }), link);
  await phone.isInLobby();
  await phone.readsPosition(1);
  await phone.leaves();
  await desk.page.goto(`${people.app.origin}/attesa`);
  await desk.reads(/hai lasciato/i);
});

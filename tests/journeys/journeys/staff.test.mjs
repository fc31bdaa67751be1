// Who gets in as staff, and who does not.
import assert from 'node:assert/strict';

import { Clerk } from '../lib/clerk.mjs';
import { journeys } from '../lib/journey.mjs';

const journey = journeys({ name: 'staff', foreignIdp: true });

journey('after signing out the console asks to sign in', async (people) => {
  const person = await people.arrive('clerk');
  const clerk = await new Clerk(person).signsIn();
  await clerk.hasConsole();
  await clerk.page.getByRole('button', { name: 'Esci', exact: true }).click();
  await clerk.page.waitForURL(`${people.app.origin}/`);
  // The provider may still know the person and send the browser back at once: what counts is that it is asked.
  const asked = clerk.page.waitForRequest((request) => request.url().startsWith(`${people.app.issuer}/auth`));
  await clerk.page.goto(`${people.app.origin}/sportello`);
  await asked;
});

journey('somebody who was not invited is told so, and gets no session', async (people) => {
  const stranger = await new Clerk(await people.arrive('stranger')).signsIn('sconosciuto');
  await stranger.reads('il Comune non ti ha invitato');
  await stranger.page.goto(`${people.app.origin}/sportello`);
  assert.doesNotMatch(new URL(stranger.page.url()).pathname, /^\/sportello/);
  await stranger.reads('il Comune non ti ha invitato');
});

journey('a cancelled sign-in offers to try again', async (people) => {
  const clerk = await new Clerk(await people.arrive('clerk')).signsIn('annulla');
  await clerk.page.locator('a[href^="/accedi"]').first().waitFor();
  assert.equal(new URL(clerk.page.url()).host, new URL(people.app.origin).host);
});

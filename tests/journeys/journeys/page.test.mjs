// The pages that a citizen reads: what is looked for, what changes while one looks, and what one says of them.
import assert from 'node:assert/strict';

import { BRING, Comune } from '../lib/comune.mjs';
import { journeys } from '../lib/journey.mjs';
import { offices, SPORTELLO } from '../lib/office.mjs';

const journey = journeys({ name: 'page' });

/** The doors that are seen, in the order of the page. */
const seen = (page) =>
  page.locator('[data-door]').evaluateAll((doors) => doors.filter((it) => it.checkVisibility()).map((it) => it.dataset.door));

const field = (page) => page.getByRole('searchbox', { name: 'Cerca un ufficio o un argomento' });
const status = (page) => page.locator('[data-field="found"]');

/** Keeps everything that a live region comes to say from now on. */
const listen = (page, region) =>
  page.evaluate((selector) => {
    globalThis.said = [];
    const target = document.querySelector(selector);
    new MutationObserver(() => globalThis.said.push(target.textContent)).observe(target, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  }, region);
const said = (page) => page.evaluate(() => globalThis.said);

journey('what is found is the same with and without JavaScript', async (people) => {
  const scripted = await (await people.arrive('scripted')).open('/');
  const plain = await (await people.arrive('plain', { javaScript: false })).open('/');
  await scripted.waitForLoadState('networkidle');
  for (const [text, count] of [
    ['attivita produttive', 1],
    ['CARTA', 1],
    ['assessore', 3],
    ['"><script>alert(1)</script>', 0],
    ['registry office', 0],
  ]) {
    await field(plain).fill(text);
    await plain.getByRole('button', { name: 'Cerca' }).click();
    await field(scripted).fill(text);
    const asked = new URL(plain.url()).searchParams.get('cerca');
    await scripted.waitForFunction((text) => new URL(location.href).searchParams.get('cerca') === text, asked);
    assert.equal(await status(scripted).textContent(), await status(plain).textContent());
    assert.deepEqual(await seen(scripted), await seen(plain), text);
    assert.equal((await seen(plain)).length, count, text);
    await scripted.reload();
    assert.deepEqual(await seen(scripted), await seen(plain), `${text}, opened again`);
  }
  await plain.getByRole('link', { name: 'Mostra tutte le porte' }).click();
  assert.equal((await seen(plain)).length, (await offices(people.app)).length);
});

journey('a search is answered once, after the last key', async (people) => {
  const page = await (await people.arrive('citizen')).open('/');
  await listen(page, '[data-field="found"]');
  // However slow the machine is, the page sees all keys in one moment.
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  await field(page).pressSequentially('assessore');
  assert.deepEqual(await said(page), []);
  await page.clock.resume();
  await status(page).filter({ hasText: '3 porte trovate' }).waitFor();
  assert.deepEqual(await said(page), ['3 porte trovate']);
  await page.getByRole('link', { name: 'Chi riceve ora' }).click();
  await page.waitForURL('**cerca=assessore**');
  assert.equal(new URL(page.url()).searchParams.get('ora'), '1');
  assert.equal(await field(page).inputValue(), 'assessore');
});

journey('a door that shuts is told once and leaves the doors that are looked for as they are', async (people) => {
  const page = await (await people.arrive('citizen')).open('/?ora=1&cerca=sportello');
  await page.waitForLoadState('networkidle');
  assert.ok((await seen(page)).includes(SPORTELLO));
  assert.equal(await page.locator('[data-page-status]').textContent(), '', 'nothing is told of a page that was just opened');
  await listen(page, '[data-page-status]');
  await people.office.setDoor('CLOSED', { message: 'Chiuso per assemblea' });
  await page.locator('[data-page-status]', { hasText: 'Chiuso per assemblea' }).waitFor({ state: 'attached' });
  assert.deepEqual(await seen(page), []);
  assert.equal((await said(page)).length, 1);
  await people.office.setDoor('NONE');
  await page.locator(`[data-door="${SPORTELLO}"]`).waitFor();
  assert.equal((await said(page)).length, 2);
  assert.equal(await field(page).inputValue(), 'sportello');
});

journey('a door that is added or taken away is there or gone without a reload', async (people) => {
  const comune = await Comune.managed(people.app);
  const page = await (await people.arrive('citizen')).open('/');
  await page.waitForLoadState('networkidle');
  await field(page).fill('biblio');
  await status(page).filter({ hasText: /Nessuna porta|1 porta/ }).waitFor();
  await comune.addOffice({ slug: 'biblioteca-nuova', name: 'Bibliobus', summary: 'Per i libri che girano.' });
  await page.locator('[data-door="biblioteca-nuova"]').waitFor();
  assert.equal(await field(page).inputValue(), 'biblio');
  const door = await (await people.arrive('at the door')).open('/uffici/biblioteca-nuova');
  await door.waitForLoadState('networkidle');
  await comune.archiveOffice('biblioteca-nuova');
  await page.locator('[data-door="biblioteca-nuova"]').waitFor({ state: 'detached' });
  await door.getByRole('heading', { name: 'Pagina non trovata' }).waitFor();
});

journey('what to bring is read before the knock, and the welcome when one is called', async (people) => {
  const comune = await Comune.managed(people.app);
  await comune.furnish(SPORTELLO);
  const page = await (await people.arrive('citizen', { javaScript: false })).open(`/uffici/${SPORTELLO}`);
  const bring = page.getByRole('region', { name: 'Che cosa preparare' });
  assert.equal((await bring.innerText()).replace(/\s+/g, ' '), `Che cosa preparare ${BRING}`.replace(/\s+/g, ' '));
  await page.getByRole('button', { name: 'Bussa alla porta' }).click();
  await people.office.callNext();
  await page.getByText('Tenga a portata di mano').waitFor();
});

const rate = (page) => page.getByRole('region', { name: /Quanto sono chiare/ });

journey('a page is rated in one place', async (people) => {
  const page = await (await people.arrive('citizen')).open('/privacy');
  await rate(page).getByText('4', { exact: true }).click();
  await rate(page).getByLabel('Le indicazioni erano chiare').check();
  await rate(page).getByText('2', { exact: true }).click();
  await rate(page).getByLabel('A volte le indicazioni non erano chiare').check();
  assert.equal(await rate(page).getByText('Le indicazioni erano complete').isVisible(), false);
  await rate(page).getByLabel(/altri dettagli/).fill('Troppe parole');
  const sent = page.waitForRequest((request) => request.method() === 'POST');
  await rate(page).getByRole('button', { name: 'Invia' }).click();
  assert.equal((await sent).postData(), 'pagina=%2Fprivacy&stelle=2&risposta=UNCLEAR&dettaglio=Troppe+parole');
  await page.getByRole('status').filter({ hasText: 'Grazie' }).waitFor();
  assert.equal(new URL(page.url()).pathname, '/privacy');
  assert.ok(await page.evaluate(() => document.activeElement.matches('[data-rating-status]')), 'the focus is not lost');
});

journey('without JavaScript a page is rated by steps', async (people) => {
  const page = await (await people.arrive('citizen', { javaScript: false, locale: 'de-DE' })).open(`/uffici/${SPORTELLO}?lang=it`);
  await rate(page).getByRole('button', { name: 'Avanti' }).click();
  await page.getByText('Scegli da 1 a 5 stelle').waitFor();
  await rate(page).getByText('5', { exact: true }).click();
  await rate(page).getByRole('button', { name: 'Avanti' }).click();
  await rate(page).getByLabel('Non ho avuto problemi tecnici').check();
  await rate(page).getByRole('button', { name: 'Invia' }).click();
  await page.getByText('Grazie, il tuo parere').waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'it');
});

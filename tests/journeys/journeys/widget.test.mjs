// The doors on a site that is not ours, in each of the ways in which a comune can put them there.
import assert from 'node:assert/strict';

import { assertAccessible } from '../lib/axe.mjs';
import { PHONE } from '../lib/browser.mjs';
import { Elsewhere } from '../lib/elsewhere.mjs';
import { journeys } from '../lib/journey.mjs';
import { SPORTELLO } from '../lib/office.mjs';

const journey = journeys({ name: 'widget' });

/** A page with styles that want to be everywhere, and with names that the widget has too. */
function page(body) {
  return `<!doctype html><html lang="it"><head><meta charset="utf-8"><title>Un sito</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <style>* { letter-spacing: 9px; } body { color: #b00000; font: 40px monospace; } .box, .name { visibility: hidden; }</style>
    <script>globalThis.known = Object.getOwnPropertyNames(globalThis).concat('known');</script></head>
    <body><main><h1>Un sito</h1>${body}</main></body></html>`;
}

function script(app) {
  return `<script src="${app.origin}/widget.js" async></script>`;
}

/** Opens the page of another site, and closes the site when the walk is over. */
async function elsewhere(people, body, walk, html = page(body)) {
  const site = await Elsewhere.serving(html);
  try {
    const person = await people.arrive('visitor', { viewport: PHONE });
    const tab = await person.context.newPage();
    await walk({ site, person, tab });
  } finally {
    await site.stop();
  }
}

/** What a browser does when somebody comes back to the tab. */
function comeBack(tab) {
  return tab.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
}

journey('a widget shows a door as it is, and hears of it when somebody comes back to the tab', async (people) => {
  const body = `<div id="one" data-ricevimento="${SPORTELLO}"></div>${script(people.app)}`;
  await elsewhere(people, body, async ({ site, person, tab }) => {
    await tab.goto(site.address);
    const widget = tab.locator('#one');
    await widget.getByText('Riceve ora').waitFor();
    const knock = widget.getByRole('link', { name: 'Bussa alla porta: Sportello digitale' });
    assert.equal(await knock.getAttribute('href'), `${people.app.origin}/uffici/${SPORTELLO}?lang=it`);
    await tab.keyboard.press('Tab');
    assert.equal(await knock.evaluate((link) => link === link.getRootNode().activeElement), true, 'reached by keyboard');

    const status = widget.getByRole('status');
    assert.equal(await status.textContent(), '', 'nothing is announced before something changes');
    await people.office.setDoor('CLOSED');
    await comeBack(tab);
    await widget.getByText('Chiuso').first().waitFor();
    assert.match(await status.textContent(), /^Sportello digitale: Chiuso/);
    const hours = widget.getByRole('link', { name: 'Vedi orari: Sportello digitale' });
    assert.equal(await hours.evaluate((link) => link === link.getRootNode().activeElement), true, 'focus stays');
    assert.deepEqual(await person.context.cookies(), []);
  });
});

journey('a widget hears of a change while somebody looks', async (people) => {
  const body = `<div id="one" data-ricevimento="${SPORTELLO}"></div><div data-ricevimento></div>${script(people.app)}`;
  await elsewhere(people, body, async ({ site, tab }) => {
    const connected = tab.waitForResponse(/widget\/eventi/);
    await tab.goto(site.address);
    await tab.locator('#one').getByText('Riceve ora').waitFor();
    assert.equal((await connected).headers()['content-type'], 'text/event-stream');
    // Sooner than the half minute after which it would ask by itself.
    await people.office.setDoor('CLOSED', { message: 'Assemblea sindacale' });
    await tab.locator('#one .state', { hasText: 'Assemblea sindacale' }).waitFor({ timeout: 10_000 });
    await people.office.setDoor('NONE');
    await tab.locator('#one .state', { hasText: 'Riceve ora' }).waitFor({ timeout: 10_000 });
  });
});

journey('where events are kept out, a widget asks again after half a minute, and not before', async (people) => {
  const body = `<div id="one" data-ricevimento="${SPORTELLO}"></div>${script(people.app)}`;
  await elsewhere(people, body, async ({ site, tab }) => {
    await tab.route('**/widget/eventi', (route) => route.abort());
    let asked = 0;
    tab.on('request', (request) => {
      if (request.url().includes('/widget/stato.json')) asked += 1;
    });
    await tab.clock.install();
    await tab.goto(site.address);
    await tab.locator('#one').getByText('Riceve ora').waitFor();
    await people.office.setDoor('CLOSED');
    await tab.clock.runFor(29_000);
    assert.equal(asked, 1);
    await tab.clock.runFor(1_500);
    await tab.locator('#one').getByText('Chiuso').first().waitFor();
    assert.equal(asked, 2);
  });
});

journey('a site with a strict policy names our address twice, and nothing is refused', async (people) => {
  const { origin } = people.app;
  const policy = `default-src 'none'; script-src ${origin}; connect-src ${origin}`;
  const html = `<!doctype html><html lang="it"><head><meta charset="utf-8"><title>Un sito</title>
    <link rel="icon" href="data:,"><meta http-equiv="Content-Security-Policy" content="${policy}; img-src data:"></head>
    <body><div id="one" data-ricevimento="${SPORTELLO}"></div>${script(people.app)}</body></html>`;
  await elsewhere(people, '', async ({ site, tab }) => {
    await tab.goto(site.address);
    const name = tab.locator('#one').getByText('Sportello digitale', { exact: true });
    assert.equal(await name.evaluate((it) => getComputedStyle(it).fontWeight), '700', 'it has its styles');
  }, html);
});

journey('two copies of the script and two widgets leave nothing in the page, and take nothing from it', async (people) => {
  const body = `<p class="box" id="own">Testo</p><div id="one" lang="en" data-ricevimento="${SPORTELLO}"></div>
    <div id="all" data-ricevimento></div>${script(people.app)}${script(people.app)}`;
  await elsewhere(people, body, async ({ site, person, tab }) => {
    await tab.goto(site.address);
    await tab.locator('#one').getByRole('link', { name: 'Knock on the door: Digital help desk' }).waitFor();
    await tab.locator('#all').getByText('Anagrafe e stato civile').waitFor();
    assert.equal(await tab.locator('#one .box').count(), 1, 'shown once');
    assert.equal(await tab.locator('#all li').count(), 14);

    const name = await tab.locator('#one .name').evaluate((it) => {
      const { color, letterSpacing, visibility, fontFamily } = getComputedStyle(it);
      return { color, letterSpacing, visibility, fontFamily };
    });
    const expected = { color: 'rgb(23, 50, 77)', letterSpacing: 'normal', visibility: 'visible', fontFamily: 'system-ui, sans-serif' };
    assert.deepEqual(name, expected);
    const own = await tab.locator('#own').evaluate((it) => getComputedStyle(it).borderTopWidth);
    assert.equal(own, '0px', 'the styles of the widget stay in it');

    const added = await tab.evaluate(() => Object.getOwnPropertyNames(globalThis).filter((it) => !globalThis.known.includes(it)));
    assert.deepEqual(added, [], 'nothing global');
    assert.deepEqual(await person.context.cookies(), []);
    assert.equal(await tab.evaluate(() => localStorage.length + sessionStorage.length), 0);
    await assertAccessible(tab, 'a page with two widgets');
    const over = await tab.locator('#all').evaluate((it) => it.scrollWidth - it.clientWidth);
    assert.equal(over, 0, 'it fits a phone');
  });
});

journey('where there is no answer, or no such door, a link stays', async (people) => {
  const own = `<a href="${people.app.origin}/">Gli orari degli uffici</a>`;
  const body = `<div id="own" data-ricevimento="${SPORTELLO}">${own}</div><div id="bare" data-ricevimento="non-esiste"></div>
    ${script(people.app)}`;
  await elsewhere(people, body, async ({ site, tab }) => {
    const asked = [];
    await tab.route('**/widget/stato.json**', (route) => {
      asked.push(route.request().url());
      return route.request().url().includes('non-esiste') ? route.continue() : route.abort();
    });
    const answered = tab.waitForResponse((response) => response.url().includes('non-esiste'));
    await tab.goto(site.address);
    assert.equal((await answered).status(), 404);
    assert.equal(asked.length, 2);
    assert.ok(await tab.getByRole('link', { name: 'Gli orari degli uffici' }).isVisible());
    const bare = tab.locator('#bare').getByRole('link', { name: 'Orari di ricevimento' });
    assert.equal(await bare.getAttribute('href'), `${people.app.origin}/uffici/non-esiste`);
  });
});

journey('in a frame on a site that is not allowed stands why, and a way out', async (people) => {
  const body = `<p><a id="plain" href="${people.app.origin}/uffici/${SPORTELLO}">Bussa allo sportello</a></p>
    <iframe title="Ricevimento" src="${people.app.origin}/widget?ufficio=${SPORTELLO}"></iframe>`;
  await elsewhere(people, body, async ({ site, person, tab }) => {
    await tab.goto(site.address);
    const frame = tab.frameLocator('iframe');
    await frame.getByRole('heading', { name: 'Qui non si può mostrare' }).waitFor();
    const way = frame.getByRole('link', { name: 'Apri la pagina del Comune' });
    assert.equal(await way.getAttribute('target'), '_blank');
    assert.deepEqual(await person.context.cookies(), []);
    await tab.locator('#plain').click();
    await tab.getByRole('button', { name: /bussa alla porta/i }).waitFor();
  });
});

/** What the administrator allows; everything else of the profile is as a new comune has it. */
async function allow(app, hosts) {
  const cookie = await app.signIn('amministratore');
  const { data } = await app.graphql('{ management { profile { revision } } }', {}, { cookie });
  const edit = `mutation ($revision: Int!, $hosts: [String!]!) {
    editTenant(revision: $revision, input: { languages: [IT], retentionH: 24, widgetHosts: $hosts }) { __typename }
  }`;
  const { revision } = data.management.profile;
  const edited = await app.graphql(edit, { revision, hosts }, { cookie });
  assert.equal(edited.data.editTenant.__typename, 'Managed');
}

journey('in a frame on a site that the comune allows stands the door, live', async (people) => {
  const body = `<iframe title="Ricevimento" src="${people.app.origin}/widget?ufficio=${SPORTELLO}"></iframe>`;
  await elsewhere(people, body, async ({ site, person, tab }) => {
    await allow(people.app, [site.host]);
    // The comune's entry is believed for two seconds: until then the frame says no.
    const shown = tab.frameLocator('iframe').locator('.state', { hasText: 'Riceve ora' });
    let tries = 0;
    do {
      await tab.goto(`http://${site.host}/`);
      tries += 1;
    } while (tries < 20 && !(await shown.waitFor({ timeout: 1_000 }).then(() => true, () => false)));
    assert.ok(await shown.isVisible());
    assert.deepEqual(await person.context.cookies(), []);
    await tab.goto(site.address);
    await tab.frameLocator('iframe').getByRole('heading', { name: 'Qui non si può mostrare' }).waitFor();
  });
});

import { Citizen } from './citizen.mjs';
import { Clerk } from './clerk.mjs';
import { Comune } from './comune.mjs';
import { closedDoor, SPORTELLO } from './office.mjs';
import { mediaFlows } from './rtc.mjs';
import { Secretary } from './secretary.mjs';

/**
 * Every screen of the product, each as a walk that ends on it. Used by the accessibility checks and by the
 * pictures, so that a screen that is missing in one is missing in both.
 *
 * @typedef {{
 *   app: import('./app.mjs').App,
 *   office: import('./office.mjs').Office,
 *   arrive: (name: string) => Promise<import('./browser.mjs').Person>,
 * }} Cast
 * @type {Record<string, (cast: Cast) => Promise<import('playwright-core').Page>>}
 */
export const SCREENS = {
  home: (cast) => visit(cast, '/'),
  platform: async ({ arrive, app }) => {
    const page = await (await arrive('visitor')).context.newPage();
    await page.goto(app.platform);
    return page;
  },
  'door open': (cast) => visit(cast, `/uffici/${SPORTELLO}`),
  'door closed': async (cast) => visit(cast, `/uffici/${(await closedDoor(cast.app)).slug}`),
  'comune dressed': (cast) => dressed(cast, '/'),
  'comune dressed, door': (cast) => dressed(cast, `/uffici/${SPORTELLO}`),
  'comune dressed, door in German': (cast) => dressed(cast, `/uffici/${SPORTELLO}?lang=de`),
  'comune dressed, privacy': (cast) => dressed(cast, '/privacy'),
  'search with results': (cast) => dressed(cast, '/?cerca=carta'),
  'search without results': (cast) => dressed(cast, '/?cerca=piscina+olimpionica'),
  'rating under the page': async (cast) => {
    const page = await dressed(cast, '/privacy');
    await page.getByText('2 stelle su 5').click({ force: true });
    await page.getByText('Dove hai incontrato').waitFor();
    return page;
  },
  'rating by steps': (cast) => dressed(cast, '/valutazione?pagina=%2F&stelle=5'),
  'rating without stars': (cast) => dressed(cast, '/valutazione?pagina=%2F'),
  'rating sent': (cast) => dressed(cast, '/valutazione/grazie'),
  'times to book': (cast) => visit(cast, BOOKING),
  'booking form': async (cast) => visit(cast, `${BOOKING}?ora=${encodeURIComponent(await freeTime(cast.app, 4))}`),
  'booking form with errors': async (cast) => {
    const page = await visit(cast, `${BOOKING}?ora=${encodeURIComponent(await freeTime(cast.app, 4))}`);
    await page.getByRole('button', { name: 'Conferma la prenotazione' }).click();
    await page.getByText('Correggi questi campi').waitFor();
    return page;
  },
  appointment: (cast) => appointment(cast, 4),
  'appointment that begins': (cast) => appointment(cast, 0),
  'appointment to cancel': (cast) => appointment(cast, 5, '/annulla'),
  'appointment to move': (cast) => appointment(cast, 6, '/cambia'),
  'lobby waiting': (cast) => lobby(cast),
  'lobby with the check of camera and microphone': async (cast) => {
    const page = await lobby(cast);
    await page.getByRole('button', { name: 'Prova videocamera e microfono' }).press('Enter');
    await page.getByText('Tutto pronto').waitFor();
    return page;
  },
  'lobby with a code for the phone': async ({ arrive }) => {
    const citizen = await new Citizen(await arrive('visitor')).waitsAt();
    await citizen.asksForTheCode();
    return citizen.page;
  },
  'place taken along': async ({ arrive }) => {
    const citizen = await new Citizen(await arrive('visitor')).waitsAt();
    const link = await citizen.asksForTheCode();
    const phone = await (await arrive('phone')).context.newPage();
    await phone.goto(link);
    return phone;
  },
  'place that cannot be taken along': (cast) => visit(cast, `/attesa/continua/${'A'.repeat(43)}`),
  'lobby with messages': (cast) => lobby(cast, (office, id) => office.write(id, 'Buongiorno, ha con sé il modulo?')),
  'lobby: writing': async (cast) => {
    const page = await lobby(cast);
    await page.goto(`${cast.app.origin}/attesa/messaggio`);
    return page;
  },
  'lobby called': (cast) => lobby(cast, (office) => office.callNext()),
  'lobby declined': (cast) => lobby(cast, (office, id) => office.decline(id, 'Serve un appuntamento')),
  'lobby ended': (cast) =>
    lobby(cast, async (office, id) => {
      await office.callNext();
      await office.endVisit(id);
    }),
  'lobby left': async ({ arrive }) => {
    const citizen = await new Citizen(await arrive('visitor')).waitsAt();
    await citizen.leaves();
    await citizen.reads(/hai lasciato/i);
    return citizen.page;
  },
  'door with nobody': (cast) => visit(cast, `/uffici/${SPORTELLO}`),
  'request form': (cast) => visit(cast, `/uffici/${SPORTELLO}/messaggio?tipo=richiamata`),
  'request form with errors': async (cast) => {
    const page = await visit(cast, `/uffici/${SPORTELLO}/messaggio?tipo=richiamata`);
    await page.getByLabel('Telefono').fill('tre tre tre');
    await page.getByRole('button', { name: "Invia all'ufficio" }).click();
    await page.getByRole('alert').waitFor();
    return page;
  },
  'requests of a visitor': (cast) => request(cast),
  'lobby with nobody': async ({ arrive }) => (await new Citizen(await arrive('visitor')).waitsAt()).page,
  invitation: async (cast) => {
    await request(cast);
    return visit(cast, await cast.office.invitesLast());
  },
  'lobby without a visit': (cast) => visit(cast, '/attesa'),
  'no such page': (cast) => visit(cast, '/non-esiste'),
  'no such door': (cast) => visit(cast, '/uffici/non-esiste'),
  privacy: (cast) => visit(cast, '/privacy'),
  accessibility: (cast) => visit(cast, '/accessibilita'),
  'legal notes': (cast) => visit(cast, '/note-legali'),
  'sheet for the door': (cast) => visit(cast, `/uffici/${SPORTELLO}/cartello`),
  'widget for a frame': async (cast) => shown(await visit(cast, '/widget')),
  'widget for a frame, one door': async (cast) => shown(await visit(cast, `/widget?ufficio=${SPORTELLO}`)),
  'sign in': (cast) => visit(cast, '/accedi'),
  'console empty': async ({ arrive }) => {
    const clerk = await new Clerk(await arrive('clerk')).signsIn();
    await clerk.hasConsole();
    return clerk.page;
  },
  'console with a queue': async ({ arrive }) => {
    await new Citizen(await arrive('visitor')).waitsAt(SPORTELLO, { name: 'Carla Coda', reason: 'Tributi' });
    const clerk = await new Clerk(await arrive('clerk')).signsIn();
    await clerk.seesWaiting('Carla Coda');
    return clerk.page;
  },
  'console with messages': async (cast) => {
    const { clerk } = await written(cast);
    await clerk.opens('Scrivi a Carla Coda');
    await clerk.page.getByRole('list', { name: 'Risposte pronte' }).waitFor();
    return clerk.page;
  },
  'console: notes': async (cast) => {
    const { clerk } = await written(cast);
    await clerk.opens('Note su Carla Coda');
    await clerk.page.getByRole('dialog').waitFor();
    return clerk.page;
  },
  'console: transfer': async (cast) => {
    const { clerk } = await written(cast);
    await clerk.opens('Trasferisci Carla Coda a un altro ufficio');
    await clerk.page.getByRole('dialog').getByLabel('Ufficio', { exact: true }).waitFor();
    return clerk.page;
  },
  'console with requests': async (cast) => {
    await request(cast);
    const clerk = await new Clerk(await cast.arrive('clerk')).signsIn();
    await clerk.page.locator('.requests .request').first().waitFor();
    return clerk.page;
  },
  'console in a call': async (cast) => (await call(cast)).clerk.page,
  'visitor in a call': async (cast) => (await call(cast)).citizen.page,
  management: (cast) => manage(cast, '/gestione'),
  'management: offices': (cast) => manage(cast, '/gestione/uffici'),
  'management: templates': (cast) =>
    manage(cast, '/gestione/uffici', (page) => page.getByRole('button', { name: 'Aggiungi dai modelli' }).click()),
  'management: office': (cast) => manageOffice(cast, 'dati'),
  'management: hours': (cast) =>
    manage(cast, '/gestione/uffici', async (page) => {
      await page.getByRole('link', { name: 'Orari Tributi' }).click();
      await page.getByRole('button', { name: 'Aggiungi una chiusura' }).click();
      await page.getByRole('table', { name: 'Le prossime quattro settimane' }).waitFor();
    }),
  'management: reception': (cast) =>
    manageOffice(cast, 'ricevimento', (page) => page.getByText('Nessuno.', { exact: true }).waitFor()),
  'management: rooms': (cast) => manageOffice(cast, 'stanze'),
  'management: room': (cast) =>
    manageOffice(cast, 'stanze', (page) => page.getByRole('button', { name: 'Aggiungi una stanza' }).click()),
  'management: people': (cast) => manage(cast, '/gestione/persone'),
  'management: invitation': (cast) =>
    manage(cast, '/gestione/persone', (page) => page.getByRole('button', { name: 'Invita una persona' }).click()),
  'management: comune': (cast) =>
    manage(cast, '/gestione/comune', (page) => page.getByRole('heading', { name: 'Stemma' }).waitFor()),
  'management: register': (cast) => manage(cast, '/gestione/registro'),
};

const BOOKING = `/uffici/${SPORTELLO}/appuntamento`;

/** @returns {Promise<string>} one of the times that are free at the Sportello digitale */
async function freeTime(app, nth) {
  const query = `{ slots(officeSlug: "${SPORTELLO}") { days { slots { startsAt } } } }`;
  const { data } = await app.graphql(query);
  return data.slots.days.flatMap(({ slots }) => slots)[nth].startsAt;
}

/** The page of an appointment that was booked for one of the free times. */
async function appointment(cast, nth, path = '') {
  const query = `mutation Book($input: BookInput!) { book(input: $input) { ... on Booked { token } } }`;
  const idempotencyKey = crypto.randomUUID();
  const input = {
    officeId: cast.office.id,
    startsAt: await freeTime(cast.app, nth),
    name: 'Paola Prenota',
    email: `${idempotencyKey}@example.it`,
    idempotencyKey,
  };
  const { data } = await cast.app.graphql(query, { input });
  return visit(cast, `/appuntamento/${data.book.token}${path}`);
}

async function manage({ arrive }, path, then = async () => {}) {
  const { page } = await new Secretary(await arrive('secretary')).signsIn(path);
  await page.locator('.page-title').waitFor();
  await then(page);
  return page;
}

function manageOffice(cast, section, then) {
  return manage(cast, `/gestione/uffici/${cast.office.id}/${section}`, then);
}

async function visit({ arrive }, path) {
  return (await arrive('visitor')).open(path);
}

/** A call-back has been left. */
async function request(cast) {
  const page = await visit(cast, `/uffici/${SPORTELLO}/messaggio?tipo=richiamata`);
  await page.getByLabel('Nome (facoltativo)').fill('Rita Richiamo');
  await page.getByLabel('Telefono').fill('333 123 4567');
  await page.getByLabel('Di che cosa si tratta?').fill('La carta di identità è scaduta e devo partire.');
  await page.getByRole('button', { name: "Invia all'ufficio" }).click();
  await page.waitForURL('**/richiesta');
  return page;
}

/** A page of a comune that has said all that it can of itself. */
async function dressed({ app, arrive }, path) {
  const visitor = await arrive('visitor');
  const comune = await Comune.managed(app);
  await comune.dress(visitor.context.browser(), SPORTELLO);
  return visitor.open(path);
}

/** The widget's own script has put the state in the place of what the server wrote. */
async function shown(page) {
  await page.locator('[data-ricevimento] .state').first().waitFor();
  return page;
}

async function lobby({ arrive, office }, then = async () => {}) {
  const citizen = await new Citizen(await arrive('visitor')).waitsAt();
  const [{ id }] = await office.queue();
  await then(office, id);
  await citizen.page.reload();
  return citizen.page;
}

/** Somebody waits, and both sides have written. */
async function written({ arrive, office }) {
  const citizen = await new Citizen(await arrive('visitor')).waitsAt(SPORTELLO, { name: 'Carla Coda', reason: 'Tributi' });
  const [{ id }] = await office.queue();
  await office.write(id, 'Buongiorno, ha con sé la cartella?');
  await citizen.page.getByLabel("Scrivi all'ufficio").fill('Sì, l’ho qui. Manca però la seconda pagina.');
  await citizen.page.getByRole('button', { name: 'Invia' }).click();
  await citizen.page.locator('.message-visitor').waitFor();
  const clerk = await new Clerk(await arrive('clerk')).signsIn();
  await clerk.reads('ha scritto');
  return { citizen, clerk };
}

async function call({ arrive }) {
  const citizen = await new Citizen(await arrive('visitor')).waitsAt(SPORTELLO, { name: 'Vito Video' });
  const clerk = await new Clerk(await arrive('clerk')).signsIn();
  await clerk.admits('Vito Video');
  await citizen.entersRoom();
  await Promise.all([citizen, clerk].map(({ page }) => mediaFlows(page)));
  return { citizen, clerk };
}

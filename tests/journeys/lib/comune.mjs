import { request } from './http.mjs';

/** What a comune says of itself when it says all that it can. */
export const LOOK = {
  colour: '#8c1c2e',
  siteUrl: 'https://www.comune.pescaglia.lu.it',
  address: 'Via Roma 1\n55064 Pescaglia (LU)',
  phone: '0583 000000 (centralino)',
  email: 'urp@comune.example',
  pec: 'comune@pec.example',
  accessibilityUrl: 'https://form.agid.gov.it/view/prova',
  appointmentUrl: 'https://servizi.comune.example/prenota',
  reportUrl: 'https://servizi.comune.example/segnala',
  privacyContact: 'rpd@comune.example',
};

export const BRING = 'Un documento d’identità e la tessera sanitaria.\nPer SPID anche il telefono.';
const WELCOME = 'Buongiorno! Tenga a portata di mano il documento.';

/** A crest as comuni have them: a shield on nothing. */
const SHIELD = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 56" width="240" height="280">
  <path d="M3 3h42v26c0 13-9 20-21 24C12 49 3 42 3 29z" fill="#fff" stroke="#1b4d2e" stroke-width="3"/>
  <path d="M8 30h32c0 9-7 14-16 17C15 44 8 39 8 30z" fill="#2e7d4f"/>
  <path d="m24 8 8 18H16z" fill="#8c1c2e"/></svg>`;

/** The comune's own management, by the API, for journeys that look at the citizen's side. */
export class Comune {
  /** @param {import('./app.mjs').App} app */
  static async managed(app) {
    const comune = new Comune();
    comune.app = app;
    comune.cookie = await app.signIn('amministratore');
    return comune;
  }

  async #ask(query, variables) {
    const { data } = await this.app.graphql(query, variables, { cookie: this.cookie });
    return data;
  }

  async #change(mutation, variables) {
    const [outcome] = Object.values(await this.#ask(mutation, variables));
    if (outcome.__typename !== 'Managed') throw new Error(`refused: ${JSON.stringify(outcome)}`);
  }

  async profile() {
    const query = '{ management { profile { revision colour languages retentionH } } }';
    return (await this.#ask(query)).management.profile;
  }

  /** Says this of itself, and nothing else. */
  async says(what) {
    const { revision, languages, retentionH } = await this.profile();
    const mutation = `mutation EditTenant($revision: Int!, $input: TenantInput!) {
      editTenant(revision: $revision, input: $input) { __typename ... on InvalidInput { field problem } }
    }`;
    await this.#change(mutation, { revision, input: { ...what, languages, retentionH } });
  }

  /** Says all that a comune can say, shows a crest, and tells visitors of one door what to bring. */
  async dress(browser, slug) {
    if ((await this.profile()).colour === LOOK.colour) return;
    await this.says(LOOK);
    await this.showCrest(await painted(browser));
    await this.furnish(slug);
  }

  async showCrest(png) {
    const { revision } = await this.profile();
    const headers = { origin: this.app.origin, cookie: this.cookie, 'if-match': `"${revision}"` };
    const answer = await request(`${this.app.origin}/gestione/stemma`, { method: 'PUT', headers, body: png });
    if (answer.status !== 200) throw new Error(`the crest was refused: ${answer.text}`);
  }

  /** The first room of a door has something to bring and a welcome. */
  async furnish(slug) {
    const query = '{ management { offices { slug rooms { id revision name capacity } } } }';
    const { offices } = (await this.#ask(query)).management;
    const [{ id, revision, name, capacity }] = offices.find((office) => office.slug === slug).rooms;
    const mutation = `mutation EditRoom($id: ID!, $revision: Int!, $input: RoomInput!) {
      editRoom(id: $id, revision: $revision, input: $input) { __typename }
    }`;
    const input = { name, capacity, provider: 'BUILTIN', bring: BRING, welcome: WELCOME };
    await this.#change(mutation, { id, revision, input });
  }

  /** Whoever receives at one door receives at another, too. */
  async staffs(from, to) {
    const query = '{ management { offices { id slug } people { id revision name administers offices { id } } } }';
    const { offices, people } = (await this.#ask(query)).management;
    const at = (slug) => offices.find((office) => office.slug === slug).id;
    const person = people.find((one) => one.offices.some(({ id }) => id === at(from)));
    const { id, revision, name, administers } = person;
    const input = { name, administers, offices: [...new Set([...person.offices.map((office) => office.id), at(to)])] };
    const mutation = `mutation EditPerson($id: ID!, $revision: Int!, $input: PersonInput!) {
      editPerson(id: $id, revision: $revision, input: $input) { __typename }
    }`;
    await this.#change(mutation, { id, revision, input });
  }

  async #office(slug) {
    const { offices } = (await this.#ask('{ management { offices { id slug revision } } }')).management;
    return offices.find((office) => office.slug === slug);
  }

  /** @param {string} syntax of the hours, OpenStreetMap's */
  async opens(slug, syntax) {
    const { id, revision } = await this.#office(slug);
    const mutation = `mutation SetHours($id: ID!, $revision: Int!, $hours: HoursInput!) {
      setHours(officeId: $id, revision: $revision, hours: $hours) { __typename }
    }`;
    await this.#change(mutation, { id, revision, hours: { syntax } });
  }

  /** Sets how an office receives; what is not named is as at a door that nobody has set up. */
  async receives(slug, { substitute, ...rules }) {
    const { id, revision } = await this.#office(slug);
    const substituteId = substitute && (await this.#office(substitute)).id;
    const mutation = `mutation SetReception($id: ID!, $revision: Int!, $input: ReceptionInput!) {
      setReception(officeId: $id, revision: $revision, input: $input) { __typename ... on InvalidInput { field problem } }
    }`;
    const input = { closing: 'SERVE_WAITING', alertAfterS: 60, takesMessages: true, substituteId, ...rules };
    await this.#change(mutation, { id, revision, input });
  }

  async addOffice(input) {
    const mutation = 'mutation AddOffice($input: OfficeInput!) { addOffice(input: $input) { __typename } }';
    await this.#change(mutation, { input: { kind: 'OFFICE', ...input } });
  }

  async archiveOffice(slug) {
    const { id, revision } = await this.#office(slug);
    const mutation = `mutation ArchiveOffice($id: ID!, $revision: Int!) {
      archiveOffice(id: $id, revision: $revision) { __typename }
    }`;
    await this.#change(mutation, { id, revision });
  }
}

async function painted(browser) {
  const page = await browser.newPage();
  await page.setContent(`<style>body { margin: 0 }</style>${SHIELD}`);
  const png = await page.locator('svg').screenshot({ omitBackground: true });
  await page.close();
  return png;
}

/** What the comune's secretary does in the management, in its words. */
export class Secretary {
  /** @param {import('./browser.mjs').Person} person */
  constructor(person) {
    this.person = person;
  }

  /** Signs in by the redirects of a real provider and comes to a page of the management. */
  async signsIn(path = '/gestione', account = 'amministratore') {
    this.page = await this.person.context.newPage();
    const next = encodeURIComponent(path);
    await this.page.goto(`${this.person.app.origin}/accedi?login_hint=${account}&next=${next}`);
    await this.page.waitForURL(`**${path}`);
    await this.isThere();
    return this;
  }

  /** What there is to manage has come. */
  async isThere() {
    await this.page.getByRole('navigation', { name: 'Gestione' }).waitFor();
  }

  /** Follows the links of the management, without loading. */
  async goesTo(name) {
    await this.page.getByRole('navigation', { name: 'Gestione' }).getByRole('link', { name, exact: true }).click();
    await this.page.getByRole('heading', { level: 1, name }).waitFor();
  }

  button(name) {
    return this.page.getByRole('button', { name });
  }

  /** @param {string | RegExp} text that must come to be told */
  async isTold(text) {
    await this.page.locator('.feedback').getByText(text).waitFor();
  }

  async undoes() {
    await this.page.locator('.feedback').getByRole('button', { name: 'Annulla la modifica' }).click();
    await this.isTold('Modifica annullata.');
  }

  /** @returns {import('playwright-core').Locator} the row of an office, a room or a person */
  row(name) {
    return this.page.getByRole('listitem').filter({ has: this.page.getByRole('heading', { name }) });
  }

  /** @returns {Promise<string[]>} the offices in the order of the page */
  offices() {
    return this.page.locator('.rows > li h2').allTextContents();
  }

  async opensHoursOf(office) {
    await this.row(office).getByRole('link', { name: /Orari/ }).click();
    await this.page.getByRole('heading', { level: 1, name: `${office}: Orari` }).waitFor();
    await this.page.getByRole('table').waitFor();
  }

  async saves() {
    await this.button('Salva').click();
  }
}

import { SPORTELLO } from './office.mjs';

/** What a visitor does at a page, in the words of the page. */
export class Citizen {
  /** @param {import('./browser.mjs').Person} person */
  constructor(person) {
    this.person = person;
  }

  /** Opens the comune's first page. */
  async opensDoors(path = '/') {
    this.page = await this.person.open(path);
    return this;
  }

  /** Presses the button of one door on the first page, and comes to its form. */
  async goesTo(slug = SPORTELLO) {
    await this.page.locator(`a[href^="/uffici/${slug}"]`, { hasText: /bussa alla porta|knock/i }).first().click();
    await this.page.waitForURL(`**/uffici/${slug}**`);
  }

  /** Fills the form in and knocks. Both fields may be left out. */
  async knocks(details = {}) {
    await this.fills(details);
    await this.presses();
  }

  async fills({ name, reason }) {
    if (name) await this.page.getByLabel(/^(nome|name)/i).fill(name);
    if (reason) await this.page.getByLabel(/motivo|reason/i).fill(reason);
  }

  /** Presses the button of the form. */
  async presses() {
    /** When the button was pressed, in ms since 1970. */
    this.pressedAt = Date.now();
    await this.page.getByRole('button', { name: /bussa alla porta|knock/i }).click();
  }

  /** From a fresh browser to the lobby. */
  async waitsAt(slug = SPORTELLO, details = {}) {
    this.page = await this.person.open(`/uffici/${slug}`);
    await this.knocks(details);
    await this.isInLobby();
    return this;
  }

  async isInLobby() {
    await this.page.waitForURL('**/attesa**');
  }

  /** @param {string | RegExp} text that must come to be read, somewhere on the page, `within` ms */
  async reads(text, { within } = {}) {
    await this.page.getByText(text).filter({ visible: true }).first().waitFor({ timeout: within });
  }

  /** @param {number} position in the queue, from 1 */
  async readsPosition(position) {
    await this.page.locator('[data-field="position"]', { hasText: new RegExp(`^${position}$`) }).waitFor();
  }

  /** Asks to go on by telephone. @returns {Promise<string>} the link, as the code has it */
  async asksForTheCode() {
    await this.page.getByRole('button', { name: /continua sul telefono/i }).click();
    await this.page.getByRole('img', { name: /codice qr/i }).waitFor();
    return this.page.locator('[data-handover] a').getAttribute('href');
  }

  async entersRoom() {
    await this.page.getByRole('button', { name: /entra adesso|enter now/i }).click();
  }

  /** Gives the place up, and reads that it is gone. */
  async leaves() {
    await this.page.getByRole('button', { name: /lascia la coda|leave the queue/i }).click();
    await this.page.getByRole('heading', { name: /hai lasciato la coda|you left the queue/i }).waitFor();
  }
}

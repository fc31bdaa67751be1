/** What staff do at the console, in the words of the console. */
export class Clerk {
  /** @param {import('./browser.mjs').Person} person */
  constructor(person) {
    this.person = person;
  }

  /** Signs in by the redirects of a real provider; the hint spares the form, nothing else. */
  async signsIn(account = 'anagrafe') {
    this.page = await this.person.context.newPage();
    await this.page.addInitScript(watchScreen);
    await this.page.goto(`${this.person.app.origin}/accedi?login_hint=${account}`);
    return this;
  }

  /** Opens the console with a session that was begun elsewhere. @param {string} cookie as `App.signIn` answers it */
  async comesWith(cookie) {
    const { context, app } = this.person;
    const { hostname } = new URL(app.origin);
    const pairs = cookie.split('; ').map((pair) => pair.match(/^([^=]+)=(.*)$/));
    await context.addCookies(pairs.map(([, name, value]) => ({ name, value, domain: hostname, path: '/' })));
    this.page = await context.newPage();
    await this.page.goto(`${app.origin}/sportello`);
    return this;
  }

  async hasConsole() {
    await this.page.waitForURL('**/sportello**');
    await this.page.getByRole('heading', { name: /sportello digitale/i }).first().waitFor();
  }

  /** Touches the page, as browsers ask for before it may sound. */
  async touches() {
    await this.page.getByRole('heading', { name: 'Avvisi' }).click();
    await this.reads('Avviso sonoro attivo');
  }

  /** @returns {Promise<number>} the instant, in ms since 1970, at which the screen first showed the text */
  async firstSight(text) {
    const handle = await this.page.waitForFunction((wanted) => globalThis.firstSights.get(wanted)?.(), text);
    return handle.jsonValue();
  }

  /** Starts to look out for a text. */
  async looksOutFor(text) {
    await this.page.evaluate((wanted) => globalThis.lookOutFor(wanted), text);
  }

  /** @returns {Promise<string[]>} every title that the tab has had since it was opened */
  titles() {
    return this.page.evaluate(() => globalThis.titles);
  }

  /** @param {string | RegExp} text that must come to be read, somewhere on the page, `within` ms */
  async reads(text, { within } = {}) {
    await this.page.getByText(text).filter({ visible: true }).first().waitFor({ timeout: within });
  }

  async noLongerReads(text) {
    await this.page.getByText(text).filter({ visible: true }).first().waitFor({ state: 'detached' });
  }

  #row(name) {
    return this.page.locator('.visits').getByRole('listitem').filter({ hasText: name });
  }

  /** @param {string} name of a visitor, or what the visitor came for */
  async seesWaiting(name) {
    await this.#row(name).waitFor();
  }

  async noLongerSees(name) {
    await this.#row(name).waitFor({ state: 'detached' });
  }

  async admits(name) {
    // By the keyboard: what happens meanwhile at the office moves the row.
    await this.#row(name).getByRole('button', { name: `Fai entrare ${name}`, disabled: false }).press('Enter');
  }

  /** Sees an appointment, which late in the evening is among those of the coming days. */
  async findsAppointment(name) {
    const appointment = this.page.locator('.visit-name', { hasText: name });
    await appointment.waitFor({ state: 'attached' });
    if (!(await appointment.isVisible())) await this.page.locator('summary', { hasText: 'Prossimi giorni' }).press('Enter');
    await appointment.waitFor();
  }

  /** @param {string} office whose figures of today must come to be these */
  async readsFigures(office, { knocks, received }) {
    const door = this.page.getByRole('region', { name: office });
    for (const [term, figure] of Object.entries({ Bussate: knocks, Ricevuti: received })) {
      await door.locator('.figures div', { hasText: term }).getByText(figure, { exact: true }).waitFor();
    }
  }

  /** @param {string | RegExp} name of a button that opens something, or does it */
  async opens(name) {
    await this.page.getByRole('button', { name }).click();
  }

  /** Writes into a field of the dialog that is open. */
  async writes(label, text) {
    await this.page.getByRole('dialog').getByLabel(label).fill(text);
  }

  /** Answers the dialog that is open. */
  async confirms(name) {
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('button', { name }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  /** @param {string} sentence that is read out, and stands nowhere to be seen */
  async hears(sentence) {
    await this.page.getByRole('status').filter({ hasText: sentence }).first().waitFor({ state: 'attached' });
  }

  async saysGoodbye() {
    await this.page.getByRole('button', { name: 'Saluta e termina' }).click();
  }
}

/** Runs in the page before its scripts: keeps the titles, and when a text was first on the screen. */
function watchScreen() {
  globalThis.titles = [];
  globalThis.firstSights = new Map();
  globalThis.lookOutFor = (text) => {
    let at;
    globalThis.firstSights.set(text, () => at);
    const look = () => {
      if (document.body.innerText.includes(text)) at ??= performance.timeOrigin + performance.now();
    };
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
    look();
  };
  const note = () => {
    if (globalThis.titles.at(-1) !== document.title) globalThis.titles.push(document.title);
  };
  new MutationObserver(note).observe(document, { childList: true, subtree: true, characterData: true });
}

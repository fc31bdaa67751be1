import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import puppeteer from 'puppeteer-core';

import { SPORTELLO } from './office.mjs';

/** Of an ordinary browser, which a driver switches off. */
const THROTTLING = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

/** A page hidden for this long is woken once a minute; in an ordinary browser it is five minutes. */
const INTENSIVE = '--enable-features=IntensiveWakeUpThrottling:grace_period_seconds/5';

const STEP_MS = 15_000;

/** A browser whose pages are really hidden, throttled and frozen, as those of a telephone in a pocket are. */
export class Phone {
  static async launch() {
    const phone = new Phone();
    phone.profile = mkdtempSync(join(tmpdir(), 'phone-'));
    phone.browser = await puppeteer.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      headless: true,
      userDataDir: phone.profile,
      ignoreDefaultArgs: THROTTLING,
      args: [INTENSIVE, '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--lang=it'],
      env: { ...process.env, LANGUAGE: 'it' },
    });
    return phone;
  }

  /** Knocks, and is in the lobby. @param {{origin: string}} app */
  async waitsAt(app, name) {
    this.page = await this.browser.newPage();
    this.page.setDefaultTimeout(STEP_MS);
    await this.page.setExtraHTTPHeaders({ 'accept-language': 'it' });
    await this.page.evaluateOnNewDocument(watchRing);
    await this.page.goto(`${app.origin}/uffici/${SPORTELLO}`);
    await this.page.type('#name', name);
    // By the keyboard: the line above the form grows when somebody else knocks, and the button is no longer where it was.
    await this.page.focus('form[action*="/bussa"] button[type=submit]');
    await Promise.all([this.page.waitForNavigation(), this.page.keyboard.press('Enter')]);
    await this.reads('[data-field="position"]');
    this.devtools = await this.page.createCDPSession();
  }

  /** Lets the page notify, and touches it so that it may sound. */
  async allowsToBeCalled() {
    await this.browser.defaultBrowserContext().setPermission(this.page.url(), {
      permission: { name: 'notifications' },
      state: 'granted',
    });
    await this.page.click('h1');
    const button = await this.page.$('.lobby-sound:not([hidden]) button');
    await button?.click();
  }

  /** Another page comes to the front. */
  async looksElsewhere() {
    this.other ??= await this.browser.newPage();
    await this.other.bringToFront();
    // A hidden page has no frames: only its own word counts.
    await this.#until(() => this.page.evaluate(() => document.visibilityState === 'hidden'));
  }

  looksBack() {
    return this.page.bringToFront();
  }

  /** The system stops the page: no script of it runs until `thaws`. */
  freezes() {
    return this.devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
  }

  thaws() {
    return this.devtools.send('Page.setWebLifecycleState', { state: 'active' });
  }

  /** Waits until the page has what the selector names. Asked from outside: a hidden page paints no frames. */
  async reads(selector, text = /./) {
    await this.#until(async () => {
      const found = await this.page.$$eval(selector, (all) => all.map((it) => it.textContent));
      return found.some((it) => text.test(it));
    });
  }

  /** Title, notices and tones that the page has given so far. */
  rung() {
    return this.page.evaluate(() => ({ ...globalThis.rung, title: document.title }));
  }

  async rings() {
    await this.#until(async () => /^È il tuo turno/.test((await this.rung()).title));
  }

  async #until(condition) {
    const deadline = performance.now() + STEP_MS;
    // A page that is on its way to another has nothing to say yet.
    while (!(await condition().catch(() => false))) {
      if (performance.now() > deadline) throw new Error(`not in ${STEP_MS} ms: ${condition}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async close() {
    await this.browser?.close();
    rmSync(this.profile, { recursive: true, force: true });
  }
}

/** Runs in the page before its scripts: counts what a person would hear and see outside of it. */
function watchRing() {
  globalThis.rung = { notices: [], tones: 0 };
  const { start } = AudioScheduledSourceNode.prototype;
  AudioScheduledSourceNode.prototype.start = function (...when) {
    globalThis.rung.tones += 1;
    return start.apply(this, when);
  };
  globalThis.Notification = class extends Notification {
    constructor(title, options) {
      super(title, options);
      globalThis.rung.notices.push(title);
    }
  };
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import puppeteer from 'puppeteer-core';

/** Of an ordinary browser, which a driver switches off. */
const THROTTLING = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

/** A page hidden for this long is woken once a minute; in an ordinary browser it is five minutes. */
const INTENSIVE = '--enable-features=IntensiveWakeUpThrottling:grace_period_seconds/5';

const STEP_MS = 15_000;

/** A browser whose pages are really hidden, throttled and frozen, as those behind others and in pockets are. */
export class Pocket {
  static async launch() {
    const pocket = new this();
    pocket.profile = mkdtempSync(join(tmpdir(), 'pocket-'));
    pocket.browser = await puppeteer.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      headless: true,
      userDataDir: pocket.profile,
      ignoreDefaultArgs: THROTTLING,
      args: [INTENSIVE, '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--lang=it'],
      env: { ...process.env, LANGUAGE: 'it' },
    });
    return pocket;
  }

  /** Opens the one page that counts. */
  async opens(url) {
    this.page = await this.browser.newPage();
    this.page.setDefaultTimeout(STEP_MS);
    await this.page.setExtraHTTPHeaders({ 'accept-language': 'it' });
    await this.page.evaluateOnNewDocument(countRings);
    await this.page.goto(url);
    this.devtools = await this.page.createCDPSession();
  }

  /** Lets the page notify. */
  async allowsNotices() {
    await this.browser.defaultBrowserContext().setPermission(this.page.url(), {
      permission: { name: 'notifications' },
      state: 'granted',
    });
  }

  /** Another page comes to the front. */
  async looksElsewhere() {
    this.other ??= await this.browser.newPage();
    await this.other.bringToFront();
    // A hidden page has no frames: only its own word counts.
    await this.until(() => this.page.evaluate(() => document.visibilityState === 'hidden'));
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
    await this.until(async () => {
      const found = await this.page.$$eval(selector, (all) => all.map((it) => it.textContent));
      return found.some((it) => text.test(it));
    });
  }

  /** Title, notices and tones that the page has given so far. */
  rung() {
    return this.page.evaluate(() => ({ ...globalThis.rung, title: document.title }));
  }

  /** Waits until the title says so. */
  async isTitled(title) {
    await this.until(async () => title.test((await this.rung()).title));
  }

  async until(condition, limitMs = STEP_MS) {
    const deadline = performance.now() + limitMs;
    // A page that is on its way to another has nothing to say yet.
    while (!(await condition().catch(() => false))) {
      if (performance.now() > deadline) throw new Error(`not in ${limitMs} ms: ${condition}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async close() {
    await this.browser?.close();
    rmSync(this.profile, { recursive: true, force: true });
  }
}

/** Runs in a page before its scripts: counts what a person would hear and see outside of it. */
export function countRings() {
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

import { chromium } from 'playwright-core';

import { collectPeerConnections } from './rtc.mjs';

/** A call that may run over loopback; nothing that phones home. */
const FLAGS = [
  '--allow-loopback-in-peer-connection',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const ALLOWED = '--use-fake-ui-for-media-stream';

/** What is plugged in, all of it invented; where nothing is `allowed`, the permissions are those of the person. */
const DEVICES = {
  allowed: ['--use-fake-device-for-media-stream', ALLOWED],
  several: ['--use-fake-device-for-media-stream=device-count=3', ALLOWED],
  asks: ['--use-fake-device-for-media-stream'],
  'no camera': ['--use-fake-device-for-media-stream=device-count=0', ALLOWED],
  none: [ALLOWED],
};

export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 360, height: 740 };

/** How long a browser may take for one step; generous, because two browsers and a compiler may share two cores. */
const STEP_MS = 15_000;

/**
 * @param {{executablePath?: string, devices?: keyof typeof DEVICES, args?: string[]}} options `args` go with those of
 *   every browser of ours
 */
export function launch({ executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium', devices = 'allowed', args = [] } = {}) {
  return chromium.launch({ executablePath, args: [...FLAGS, ...DEVICES[devices], ...args] });
}

/**
 * One person at one browser: own cookies, own windows. Keeps what must never happen, for `assertClean`.
 */
export class Person {
  /**
   * @param {import('playwright-core').Browser} browser
   * @param {import('./app.mjs').App} app
   * @param {{name: string, viewport?: {width: number, height: number}, locale?: string, javaScript?: boolean, forcedColors?: 'active' | 'none', permissions?: string[], userAgent?: string}} options
   */
  static async arrive(browser, app, { name, viewport = DESKTOP, locale = 'it-IT', javaScript = true, forcedColors = 'none', permissions = [], userAgent }) {
    const person = new Person();
    person.name = name;
    person.app = app;
    person.faults = [];
    person.context = await browser.newContext({
      viewport,
      locale,
      timezoneId: 'Europe/Rome',
      javaScriptEnabled: javaScript,
      permissions,
      userAgent,
      reducedMotion: 'reduce',
      forcedColors,
    });
    person.context.setDefaultTimeout(STEP_MS);
    if (javaScript) await person.context.addInitScript(collectPeerConnections);
    person.watch();
    return person;
  }

  /** Requests to strangers, scripts that throw, and what the content policy refused. */
  watch() {
    const ours = [this.app.origin, this.app.platform, this.app.issuer].filter(Boolean).map((url) => new URL(url).host);
    this.context.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith('http') && !ours.includes(url.host) && !this.isOwnIdp(url)) {
        this.faults.push(`a request left the house: ${url}`);
      }
    });
    this.context.on('weberror', (error) => this.faults.push(`script error: ${error.error().stack}`));
    this.context.on('console', (message) => {
      if (message.type() === 'error' && /Content Security Policy|Refused to/.test(message.text())) {
        this.faults.push(`refused by the content policy: ${message.text()}`);
      }
    });
  }

  /** The demo's own provider answers on another port of loopback. */
  isOwnIdp(url) {
    const loopback = ['127.0.0.1', 'localhost', 'sito.localhost'].includes(url.hostname);
    return !this.app.issuer && loopback && url.port !== '';
  }

  /** @returns {Promise<import('playwright-core').Page>} a new tab at `path` of the comune */
  async open(path) {
    const page = await this.context.newPage();
    await page.goto(this.app.origin + path);
    return page;
  }

  pages() {
    return this.context.pages();
  }

  leave() {
    return this.context.close();
  }
}

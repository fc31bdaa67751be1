import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import puppeteer from 'puppeteer-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Nothing that phones home, a camera that needs no permission, and a call that stays within this machine. */
const PREFERENCES = {
  'intl.accept_languages': 'it',
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  'media.autoplay.default': 0,
  'media.peerconnection.ice.loopback': true,
  'media.peerconnection.ice.obfuscate_host_addresses': false,
  'app.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
};

/** Debian's Firefox, driven by WebDriver BiDi; with a profile of its own that is gone afterwards. */
export class Firefox {
  static async launch() {
    const firefox = new Firefox();
    firefox.home = mkdtempSync(join(tmpdir(), 'firefox-'));
    firefox.browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
      headless: true,
      userDataDir: join(firefox.home, 'profile'),
      env: { ...process.env, HOME: firefox.home },
      extraPrefsFirefox: PREFERENCES,
    });
    return firefox;
  }

  /** @returns {Promise<import('puppeteer-core').Page>} a page of this width that notes what scripts throw */
  async open(url, { width = 1280 } = {}) {
    const page = await this.browser.newPage();
    page.faults = [];
    page.on('pageerror', (error) => page.faults.push(String(error)));
    await page.setViewport({ width, height: 900 });
    await page.goto(url, { waitUntil: 'load' });
    return page;
  }

  async close() {
    await this.browser?.close();
    rmSync(this.home, { recursive: true, force: true });
  }
}

/** What axe-core finds against a page, as sentences. */
export async function findings(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await globalThis.axe.run(document, { runOnly, resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { App, OUT } from './app.mjs';
import { launch, Person } from './browser.mjs';
import { Network } from './network.mjs';
import { Office } from './office.mjs';

const JOURNEY_MS = 120_000;

/**
 * One server and one browser for the journeys of a file, started before the first and ended after the last. Each
 * journey finds the door open and nobody in front of it.
 * @param {Parameters<typeof App.start>[0]} options
 * @returns {(name: string, walk: (people: People) => Promise<void>) => void} declares one journey
 */
export function journeys(options) {
  const house = {};
  before(
    async () => {
      house.app = await App.start(options);
      house.office = await Office.staffed(house.app);
      house.browser = await launch();
    },
    { timeout: JOURNEY_MS },
  );
  after(async () => {
    await house.browser?.close();
    await house.app?.stop();
  });
  return (name, walk) =>
    test(name, { timeout: JOURNEY_MS }, async () => {
      const people = new People(house, name);
      try {
        await walk(people);
        people.assertClean();
      } catch (error) {
        await people.photograph();
        // The journey's own error is the one to read.
        await people.leave().catch(() => {});
        await house.office.clear().catch(() => {});
        throw error;
      }
      await people.leave();
      await house.office.clear();
    });
}

/** Who takes part in one journey. */
class People {
  constructor({ app, office, browser }, journey) {
    this.app = app;
    /** The office's side of the door, by the API. */
    this.office = office;
    this.browser = browser;
    this.journey = journey;
    this.persons = [];
    this.networks = [];
    this.browsers = [];
  }

  /**
   * `devices`: a machine of one's own, with these.
   * @param {Parameters<typeof Person.arrive>[2] & {network?: import('./network.mjs').Network, devices?: Parameters<typeof launch>[0]['devices']}} options
   * @returns {Promise<Person>}
   */
  async arrive(name, { network, devices, ...options } = {}) {
    const browser = devices ? await this.machine(devices) : this.browser;
    const person = await Person.arrive(browser, network?.app ?? this.app, { name, ...options });
    this.persons.push(person);
    return person;
  }

  async machine(devices) {
    const browser = await launch({ devices });
    this.browsers.push(browser);
    return browser;
  }

  /** A way to the server, or to several nodes, which can break; gone with the journey. */
  async network({ others } = {}) {
    const network = await Network.to(this.app, { others });
    this.networks.push(network);
    return network;
  }

  assertClean() {
    const faults = this.persons.flatMap((person) => person.faults.map((fault) => `${person.name}: ${fault}`));
    if (faults.length > 0) throw new Error(faults.join('\n'));
  }

  /** What each person saw when it went wrong. */
  async photograph() {
    mkdirSync(OUT, { recursive: true });
    for (const person of this.persons) {
      for (const [index, page] of person.pages().entries()) {
        const file = `${this.app.name}-${this.journey}-${person.name}-${index}`.replace(/[^\w-]+/g, '_');
        // A page that has crashed has no picture; the journey's own error is the one to read.
        await page.screenshot({ path: join(OUT, `${file}.png`), fullPage: true }).catch(() => {});
      }
    }
  }

  async leave() {
    for (const person of this.persons) await person.leave();
    for (const browser of this.browsers) await browser.close();
    for (const network of this.networks) await network.close();
  }
}

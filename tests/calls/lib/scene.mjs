import { App } from '../../journeys/lib/app.mjs';
import { Person } from '../../journeys/lib/browser.mjs';
import { Citizen } from '../../journeys/lib/citizen.mjs';
import { Clerk } from '../../journeys/lib/clerk.mjs';
import { Comune } from '../../journeys/lib/comune.mjs';
import { Network } from '../../journeys/lib/network.mjs';
import { Office } from '../../journeys/lib/office.mjs';
import { Home } from './home.mjs';
import { Relay } from './relay.mjs';
import { run } from './shell.mjs';

/** Where the server and the relay are, seen from everybody's home. */
const SITE = '10.77.0.1';

/**
 * The server and its relay on one side, a clerk and a citizen each behind a network of their own on the other. All
 * tests are alone in a network namespace (`unshare --net`): nothing leaves it, and nothing is left of it.
 */
export class Scene {
  /** To be taken down by `clear`, also where setting it fails. */
  async set() {
    run('ip link set lo up');
    run(`ip addr replace ${SITE}/32 dev lo`);
    this.relay = await Relay.start(SITE);
    this.app = await App.start({ name: 'calls', env: this.relay.settings });
    this.front = await Network.to(this.app, { host: SITE, port: this.app.port });
    this.office = await Office.staffed(this.app);
    this.comune = await Comune.managed(this.app);
    this.clerk = await Home.build('clerk', 1);
    this.citizen = await Home.build('citizen', 2);
  }

  /** Whether the two homes reach each other without the relay. */
  joined(yes) {
    run(`sysctl -qw net.ipv4.ip_forward=${yes ? 1 : 0}`);
  }

  /** Both in the room, each with a page; `end` sends them home. */
  async meet(name) {
    const clerk = await this.#arrive(this.clerk, 'clerk');
    const [pair] = this.office.cookie.split('; ').map((it) => it.split('='));
    await clerk.context.addCookies([{ name: pair[0], value: pair[1], url: this.app.origin }]);
    const desk = new Clerk(clerk);
    desk.page = await clerk.open('/sportello');
    await desk.hasConsole();
    const citizen = await new Citizen(await this.#arrive(this.citizen, 'citizen')).waitsAt(undefined, { name });
    await desk.admits(name);
    await citizen.entersRoom();
    return {
      clerk: desk.page,
      citizen: citizen.page,
      pages: [desk.page, citizen.page],
      end: async () => {
        await clerk.leave();
        await citizen.person.leave();
        await this.office.clear();
      },
    };
  }

  /** The citizen in the lobby, who tries camera, microphone and network. */
  async waits() {
    const citizen = await new Citizen(await this.#arrive(this.citizen, 'citizen')).waitsAt();
    await citizen.page.getByRole('button', { name: 'Prova videocamera e microfono' }).press('Enter');
    return citizen;
  }

  #arrive(home, name) {
    return Person.arrive(home.browser, this.app, { name });
  }

  /** As at the beginning: everybody reaches everybody. */
  mend() {
    this.joined(true);
    for (const home of [this.clerk, this.citizen]) home.letsAllThrough();
  }

  async clear() {
    for (const home of [this.clerk, this.citizen]) await home?.tearDown();
    await this.front?.close();
    await this.app?.stop();
    await this.relay?.stop();
  }
}

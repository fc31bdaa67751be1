// Servers, databases and networks fail amid 200 knocks and admissions: what was acknowledged is there, nothing is there
// twice, and every screen is right again within five seconds.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { App } from '../journeys/lib/app.mjs';
import { freshDatabase } from '../journeys/lib/database.mjs';
import { SPORTELLO } from '../journeys/lib/office.mjs';
import { Link } from './lib/link.mjs';
import { Console, Lobby } from './lib/screens.mjs';
import { Traffic } from './lib/traffic.mjs';
import { Truth } from './lib/truth.mjs';

const KNOCKS = 200;
const ADMISSIONS = 200;
const LOBBIES = 6;
/** From the recovery to the screens' being right. */
const RECOVERY_MS = 5_000;
/** For how long a node that was lost in the middle of its turn may hold up the others. */
const STANDSTILL_MS = 10_000;
const OFFICE = 'query Office($slug: String!) { office(slug: $slug) { id } }';

/** A door with its clerk, some visitors, and screens at every node, all of which outlive what happens. */
class Scene {
  static async set({ nodes = 1, links = false, name }) {
    const scene = new Scene();
    after(() => scene.clear());
    scene.database = await freshDatabase('own cluster');
    scene.truth = new Truth(scene.database);
    for (let node = 0; node < nodes; node += 1) {
      const link = links ? await Link.to(scene.database.url) : undefined;
      if (link) scene.links.push(link);
      const database = { url: link?.url ?? scene.database.url, remove: async () => {} };
      scene.apps.push(await App.start({ name: `faults-${name}-${node}`, database }));
    }
    const cookie = await scene.apps[0].signIn('anagrafe');
    const { data } = await scene.apps[0].graphql(OFFICE, { slug: SPORTELLO });
    scene.traffic = new Traffic(scene.apps, { officeId: data.office.id, cookie });
    // Some who are there before it begins, so that there is something to lose.
    await scene.traffic.run(LOBBIES * 2, 0);
    for (const app of scene.apps) {
      scene.screens.push(await Console.open(app, data.office.id, cookie));
      for (const visitor of scene.traffic.visitors.slice(-LOBBIES)) scene.screens.push(await Lobby.open(app, visitor));
    }
    return scene;
  }

  database;
  apps = [];
  links = [];
  screens = [];

  /** Lets the traffic flow; when a third of it has, `fail`, which resolves at the recovery. */
  async through(fail) {
    const before = this.traffic.visitors.length;
    const flowing = this.traffic.run(KNOCKS, ADMISSIONS);
    while (this.traffic.visitors.length < before + KNOCKS / 3) await sleep(5);
    await fail();
    const recovered = performance.now();
    await this.traffic.halt();
    await this.areRight(recovered + RECOVERY_MS);
    this.traffic.resume();
    await flowing;
    await this.areRight(performance.now() + RECOVERY_MS);
    await this.isComplete();
  }

  /** Waits until every screen shows what the database has. */
  async areRight(deadline) {
    const visits = await this.truth.visits();
    for (const screen of this.screens) {
      while (screen.sees() !== screen.shouldSee(visits)) {
        assert.ok(performance.now() < deadline, `${screen.constructor.name}: ${screen.sees()}, ${screen.shouldSee(visits)}`);
        await sleep(10);
      }
    }
  }

  /** Everything that was acknowledged is in the database, once, and nothing else. */
  async isComplete() {
    const acknowledged = this.traffic.visitors.map(({ id }) => id).sort();
    const kept = (await this.truth.visits()).map(({ id }) => id).sort();
    assert.deepEqual(kept, acknowledged, 'each knock is one visit');
    assert.deepEqual(await this.truth.admissions(), this.traffic.admitted, 'each admission is one call, in their order');
    assert.equal(new Set(this.traffic.admitted).size, ADMISSIONS, 'nobody is admitted twice');
  }

  async clear() {
    for (const screen of this.screens) screen.close();
    this.traffic?.close();
    for (const app of this.apps) await app.stop();
    for (const link of this.links) await link.close();
    await this.database?.remove();
  }
}

test('the server is killed, and started again', async () => {
  const scene = await Scene.set({ name: 'kill' });
  const [app] = scene.apps;
  await scene.through(async () => {
    await app.crash();
    await app.serve();
  });
});

test('PostgreSQL is stopped as by a crash, and started again', async () => {
  const scene = await Scene.set({ name: 'database' });
  const { cluster } = scene.database;
  await scene.through(async () => {
    await cluster.cut();
    await sleep(1_000);
    await cluster.restore();
  });
});

test('the line of one node to the database is cut, and healed', async () => {
  const scene = await Scene.set({ nodes: 2, links: true, name: 'line' });
  const [line] = scene.links;
  await scene.through(async () => {
    line.cut();
    const [, before] = scene.traffic.answers;
    // Whatever turn the lost node held at the door, the other one goes on.
    const deadline = performance.now() + STANDSTILL_MS;
    while (scene.traffic.answers[1] < before + 20) {
      assert.ok(performance.now() < deadline, 'the other node stands still');
      await sleep(10);
    }
    line.heal();
  });
});

// Calls over networks that are in the way, and over networks that break: by the relay, over UDP, TCP and TLS.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { mediaFlows } from '../journeys/lib/rtc.mjs';
import { asksTheRelay, longestGap, pathOf, toldOfTheOther, watchPicture } from './lib/path.mjs';
import { Scene } from './lib/scene.mjs';

const TEST_MS = 90_000;
/** What a broken call may take to resume by itself before the test gives up on it. The budget is told beside it. */
const RESUMES_MS = 10_000;

const scene = new Scene();

before(() => scene.set(), { timeout: TEST_MS });
after(() => scene.clear());

/** One call, on networks as `lay` makes them, from the knock to the goodbye. */
function call(name, lay, check) {
  test(name, { timeout: TEST_MS }, async (t) => {
    scene.mend();
    await lay(scene);
    const met = await scene.meet('Rita Rete');
    try {
      await Promise.all(met.pages.map(mediaFlows));
      await check(met, t);
    } finally {
      await met.end();
    }
  });
}

const ways = (met) => Promise.all(met.pages.map(pathOf));

call('two who reach each other need no relay', () => {}, async (met) => {
  assert.deepEqual(await ways(met), ['direct', 'direct']);
});

call('two who do not are relayed', () => scene.joined(false), async (met) => {
  for (const way of await ways(met)) assert.match(way, /udp/);
});

call(
  'where UDP is dropped the relay is reached over TCP',
  () => {
    scene.joined(false);
    scene.citizen.dropsUdp();
  },
  async (met) => assert.equal(await pathOf(met.citizen), 'tcp'),
);

call(
  'where only the web is let out the relay is reached over TLS',
  () => {
    scene.joined(false);
    scene.citizen.letsOutOnly(443, scene.app.port);
  },
  async (met) => assert.equal(await pathOf(met.citizen), 'tls'),
);

call(
  'where the comune wants it the office never learns where the visitor is',
  async () => {
    await scene.comune.says({ relayOnly: true });
  },
  async (met) => {
    await scene.comune.says({ relayOnly: false });
    assert.match(await pathOf(met.citizen), /udp/, 'although there is a direct path');
    const told = await toldOfTheOther(met.clerk);
    assert.match(told, /relay 10\.77\.0\.1/);
    assert.ok(!told.includes(scene.citizen.address), told);
  },
);

for (const [network, lay, sentence] of [
  ['lets all through', () => {}, 'La tua rete lascia passare il colloquio.'],
  ['drops UDP', () => scene.citizen.dropsUdp(), 'per una via più lenta'],
  ['lets nothing but the page through', () => scene.citizen.letsOutOnly(scene.app.port), 'Questa rete non lascia passare il colloquio'],
]) {
  test(`who waits is told by the lobby that the network ${network}`, { timeout: TEST_MS }, async () => {
    scene.mend();
    lay();
    const citizen = await scene.waits();
    try {
      await citizen.reads(sentence);
    } finally {
      await citizen.person.leave();
      await scene.office.clear();
    }
  });
}

test('the relay lends no place to credentials that are over or not ours', { timeout: TEST_MS }, async () => {
  scene.mend();
  const stranger = await scene.citizen.browser.newPage();
  await stranger.goto(scene.app.origin);
  const at = (seconds, visit) => `${Math.round(Date.now() / 1000) + seconds}:${visit}-1`;
  const ask = (username, credential = scene.relay.credential(username)) =>
    asksTheRelay(stranger, { urls: scene.relay.settings.RICEVIMENTO_TURN_URLS.split(','), username, credential });
  const visit = crypto.randomUUID();
  assert.equal(await ask(at(60, visit)), 'a place');
  assert.equal(await ask(at(-5, visit)), 401, 'of a visit that is over');
  assert.equal(await ask(at(60, visit), 'AAAAAAAAAAAAAAAAAAAAAAAAAAA='), 401, 'made up');
  assert.equal(await ask(at(600, visit), scene.relay.credential(at(60, visit))), 401, 'made to last longer');
  await stranger.close();
});

/** A call that is on, and a network that breaks under it: it resumes without anybody's doing. */
function broken(name, happens, afterwards) {
  call(name, () => {}, async (met, t) => {
    await Promise.all(met.pages.map(watchPicture));
    happens();
    await met.citizen.waitForTimeout(1_000);
    for (const page of met.pages) {
      await page.waitForFunction((limit) => performance.now() - globalThis.picture.last < limit, 500, { timeout: RESUMES_MS });
    }
    await Promise.all(met.pages.map(mediaFlows));
    const gaps = (await Promise.all(met.pages.map(longestGap))).map(Math.round);
    t.diagnostic(`without a picture for ${gaps.join(' and ')} ms; the budget is 3,000`);
    assert.ok(Math.max(...gaps) < RESUMES_MS);
    assert.deepEqual((await scene.office.queue()).map(({ state }) => state), ['IN_ROOM'], 'nobody had to knock again');
    await afterwards?.(met);
  });
}

broken('a direct path that dies silently is left for the relay', () => scene.joined(false), async (met) => {
  for (const way of await ways(met)) assert.match(way, /udp/);
});

broken(
  'UDP that is dropped in the middle of a call is left for TCP',
  () => {
    scene.joined(false);
    scene.citizen.dropsUdp();
  },
  async (met) => assert.equal(await pathOf(met.citizen), 'tcp'),
);

broken('who gets another address stays in the call', () => scene.citizen.moves());

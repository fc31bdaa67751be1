// The telephone in the pocket: the page is hidden, throttled, or frozen by the system, and the call still comes through.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

import { App } from '../lib/app.mjs';
import { Network } from '../lib/network.mjs';
import { Office } from '../lib/office.mjs';
import { Phone } from '../lib/phone.mjs';

/** Longer than after which a hidden page's timers run once a minute. */
const HIDDEN_MS = 8_000;
/** From the call, or from the waking, to what the visitor is shown. */
const AT_ONCE_MS = 2_000;

const options = { timeout: 120_000 };
const house = {};
before(async () => {
  house.app = await App.start({ name: 'asleep' });
  house.office = await Office.staffed(house.app);
}, options);
after(() => house.app?.stop());

let phone;
let network;
beforeEach(async () => {
  network = await Network.to(house.app);
  phone = await Phone.launch();
});
afterEach(async () => {
  await phone.close();
  await network.close();
  await house.office.clear();
});

test('a hidden page with throttled timers rings when it is called', options, async () => {
  await phone.waitsAt(network.app, 'Nina Nascosta');
  await phone.allowsToBeCalled();
  const before = await phone.rung();
  await phone.looksElsewhere();
  await sleep(HIDDEN_MS);
  await within(AT_ONCE_MS, async () => {
    await house.office.callNext();
    await phone.rings();
  });
  const rung = await phone.rung();
  assert.deepEqual(rung.notices, ['È il tuo turno']);
  assert.ok(rung.tones > before.tones, 'it sounds');
  await phone.looksBack();
  await phone.reads('[data-action="enter"]');
});

test('a frozen page shows the call at once when it wakes', options, async () => {
  await phone.waitsAt(network.app, 'Fred Fermo');
  await phone.looksElsewhere();
  await phone.freezes();
  await house.office.callNext();
  await sleep(1_000);
  await within(AT_ONCE_MS, async () => {
    await phone.thaws();
    await phone.looksBack();
    await phone.rings();
    await phone.reads('[data-action="enter"]');
  });
});

test('a page that was frozen while the network went away is there at once, too', options, async () => {
  const ahead = await Phone.launch();
  try {
    await ahead.waitsAt(house.app, 'Ada Avanti');
    await phone.waitsAt(network.app, 'Sara Senzarete');
    await phone.reads('[data-field="position"]', /^2$/);
    await phone.looksElsewhere();
    await phone.freezes();
    network.cut();
    await house.office.decline((await house.office.queue())[0].id, null);
    await sleep(HIDDEN_MS);
    network.restore();
    await within(AT_ONCE_MS, async () => {
      await phone.thaws();
      await phone.looksBack();
      await phone.reads('[data-field="position"]', /^1$/);
    });
  } finally {
    await ahead.close();
  }
});

test('a page that was long without a network does not wait for its next attempt when one looks at it', options, async () => {
  await phone.waitsAt(network.app, 'Piera Paziente');
  await phone.looksElsewhere();
  network.cut();
  // By now its attempts are some seconds apart, and its timers run once a minute.
  await sleep(HIDDEN_MS);
  network.restore();
  await house.office.callNext();
  await within(AT_ONCE_MS, async () => {
    await phone.looksBack();
    await phone.reads('[data-action="enter"]');
  });
});

/** Asserts that it takes no longer. */
async function within(limitMs, action) {
  const begun = performance.now();
  await action();
  const took = performance.now() - begun;
  assert.ok(took < limitMs, `it took ${Math.round(took)} ms`);
}

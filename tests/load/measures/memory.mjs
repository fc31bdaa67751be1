import { fileURLToPath } from 'node:url';

import { OUT } from '../../journeys/lib/app.mjs';
import { request } from '../../journeys/lib/http.mjs';
import { freePort, Process } from '../../journeys/lib/process.mjs';
import { Door } from '../lib/door.mjs';
import { residentBytes } from '../lib/proc.mjs';
import { subscribe } from '../lib/socket.mjs';

const VISITORS = 2000;
const ABREAST = 50;
const BUDGET_KB = 15;
const MY_VISIT = 'subscription MyVisit { myVisit { id state position alertedAt } }';

/**
 * What one waiting visitor with an open subscription adds to the server's resident memory: ours, and graphql-ws on
 * Node with the same subscription and nothing behind it.
 *
 * @returns {Promise<import('../lib/figures.mjs').Row[]>}
 */
export async function memory(app) {
  const door = await Door.at(app);
  const visitors = await door.fill(VISITORS);
  door.close();
  const ours = await perSocket(app, app.server.pid, visitors.map(({ cookie }) => cookie));
  const theirs = await perSocketOfNode();
  const what = `One waiting visitor, ${VISITORS} of them with open subscriptions: memory`;
  const row = { what, measured: ours, unit: 'kB', sense: 'most' };
  return [
    { ...row, beside: 'budget', bar: BUDGET_KB },
    { ...row, beside: 'graphql-ws on Node', peer: theirs },
  ];
}

/** @returns {Promise<number>} kB for each subscription */
async function perSocket(server, pid, cookies) {
  const sockets = [];
  const before = residentBytes(pid);
  for (let at = 0; at < cookies.length; at += ABREAST) {
    const open = (cookie) => subscribe(server, { query: MY_VISIT, cookie, onData: () => {} });
    sockets.push(...(await Promise.all(cookies.slice(at, at + ABREAST).map(open))));
  }
  const each = (residentBytes(pid) - before) / cookies.length / 1000;
  for (const socket of sockets) socket.close();
  return each;
}

async function perSocketOfNode() {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const script = fileURLToPath(new URL('../peers/graphql-ws.mjs', import.meta.url));
  const peer = new Process('node', [script], { env: { PORT: String(port) }, log: `${OUT}bench-graphql-ws.log` });
  try {
    await peer.untilReady(async () => (await request(origin)).status === 200, 10_000);
    return await perSocket({ port, origin }, peer.pid, Array(VISITORS).fill(''));
  } finally {
    await peer.stop();
  }
}

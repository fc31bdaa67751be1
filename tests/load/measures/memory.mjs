import { Door } from '../lib/door.mjs';
import { residentBytes } from '../lib/proc.mjs';
import { subscribe } from '../lib/socket.mjs';

const VISITORS = 2000;
const OPENING = 50;
const MY_VISIT = 'subscription MyVisit { myVisit { id state position alertedAt } }';

/**
 * What one waiting visitor with an open subscription adds to the server's resident memory.
 *
 * @returns {Promise<import('../lib/figures.mjs').Row[]>}
 */
export async function memory(app) {
  const door = await Door.at(app);
  const sockets = [];
  try {
    const visitors = await door.fill(VISITORS);
    const before = residentBytes(app.server.pid);
    for (let at = 0; at < visitors.length; at += OPENING) {
      const some = visitors.slice(at, at + OPENING);
      const open = ({ cookie }) => subscribe(app, { query: MY_VISIT, cookie, onData: () => {} });
      sockets.push(...(await Promise.all(some.map(open))));
    }
    const each = (residentBytes(app.server.pid) - before) / VISITORS;
    return [
      {
        what: `Memory of one waiting visitor (${VISITORS} open subscriptions)`,
        beside: 'budget',
        bar: 15,
        measured: each / 1000,
        unit: 'kB',
        sense: 'most',
      },
    ];
  } finally {
    for (const socket of sockets) socket.close();
    door.close();
  }
}

import { setTimeout as sleep } from 'node:timers/promises';

import { subscribe } from '../../load/lib/socket.mjs';

const QUEUE = `subscription Queue($officeId: ID!) {
  queue(officeId: $officeId) { complete visits { id state } }
}`;
const MINE = 'subscription { myVisit { id state position } }';

/** As `frontend/src/shared/graphql/backoff.ts` waits before it connects again. */
function backoffMs(retries) {
  return Math.min(10_000, 300 * 2 ** retries) * (0.5 + Math.random());
}

/** Something that somebody looks at, which finds the way back to its server by itself. */
class Screen {
  #closed = false;

  /** Resolves with the first state. */
  async open(app, subscription) {
    await new Promise((resolve) => {
      this.#stay(app, {
        ...subscription,
        onData: (data) => {
          this.show(data);
          resolve();
        },
      });
    });
    return this;
  }

  async #stay(app, subscription) {
    for (let retries = 0; !this.#closed; retries += 1) {
      try {
        this.socket = await subscribe(app, subscription);
        retries = 0;
        await this.socket.ended;
      } catch {
        // Not now: the next attempt tells.
      }
      if (!this.#closed) await sleep(backoffMs(retries));
    }
  }

  close() {
    this.#closed = true;
    this.socket?.close();
  }
}

/** The clerk's queue, put together from what comes. */
export class Console extends Screen {
  visits = new Map();

  static open(app, officeId, cookie) {
    return new Console().open(app, { query: QUEUE, variables: { officeId }, cookie });
  }

  show({ queue }) {
    if (queue.complete) this.visits.clear();
    for (const { id, state } of queue.visits) {
      if (state === 'ENDED') this.visits.delete(id);
      else this.visits.set(id, state);
    }
  }

  /** What there is to see, in a form that can be compared. */
  sees() {
    return [...this.visits].sort().join(' ');
  }

  /** @param {import('./truth.mjs').Visit[]} visits as the database has them */
  shouldSee(visits) {
    return visits
      .filter(({ state }) => state !== 'ENDED')
      .map(({ id, state }) => [id, state])
      .sort()
      .join(' ');
  }
}

/** A visitor's lobby. */
export class Lobby extends Screen {
  static open(app, { id, cookie }) {
    const lobby = new Lobby();
    lobby.id = id;
    return lobby.open(app, { query: MINE, cookie });
  }

  show({ myVisit }) {
    this.mine = myVisit;
  }

  sees() {
    return JSON.stringify([this.mine?.id, this.mine?.state, this.mine?.position]);
  }

  shouldSee(visits) {
    const { id, state } = visits.find((visit) => visit.id === this.id) ?? {};
    const position = visits.filter((visit) => visit.state === 'WAITING').findIndex((visit) => visit.id === id);
    return JSON.stringify([id, state, position < 0 ? null : position + 1]);
  }
}

import { Agent } from 'node:http';

import { subscribe } from './socket.mjs';

/** The door of the demo that is open at any hour, and the account that receives there. */
export const DOOR = { slug: 'sportello-digitale', account: 'anagrafe' };

const KNOCK = `mutation Knock($input: KnockInput!) {
  knock(input: $input) { __typename ... on Knocked { visit { id } } }
}`;
const LEAVE = 'mutation Leave($key: ID!) { leave(idempotencyKey: $key) { __typename } }';
const QUEUE = `subscription Queue($officeId: ID!) {
  queue(officeId: $officeId) { version complete visits { id name state } }
}`;

/** Visitors and a clerk at one door, by the API. */
export class Door {
  static async at(app) {
    const door = new Door();
    door.app = app;
    door.agent = new Agent({ keepAlive: true, maxSockets: 256 });
    const { data } = await app.graphql('query Office($slug: String!) { office(slug: $slug) { id } }', { slug: DOOR.slug });
    door.officeId = data.office.id;
    door.count = 0;
    return door;
  }

  /** @returns {Promise<{id: string, name: string, cookie: string}>} a visitor who waits */
  async knock(name = this.nextName()) {
    const input = { officeId: this.officeId, name, reason: 'bench', idempotencyKey: crypto.randomUUID() };
    const { data, cookie } = await this.app.graphql(KNOCK, { input }, { agent: this.agent });
    if (data.knock.__typename !== 'Knocked') throw new Error(`a knock was answered with ${data.knock.__typename}`);
    return { id: data.knock.visit.id, name, cookie };
  }

  nextName() {
    this.count += 1;
    return `Visitor ${this.count}`;
  }

  /** Lets `count` visitors knock, `abreast` at a time. */
  async fill(count, abreast = 16) {
    const visitors = [];
    const one = async () => {
      while (this.count < last) visitors.push(await this.knock());
    };
    const last = this.count + count;
    await Promise.all(Array.from({ length: abreast }, one));
    return visitors;
  }

  async leave({ cookie }) {
    await this.app.graphql(LEAVE, { key: crypto.randomUUID() }, { cookie, agent: this.agent });
  }

  /** Opens the clerk's console. `seen` maps a visitor's name to the time of its first sight. */
  async console() {
    const cookie = await this.app.signIn(DOOR.account);
    const waits = new Map();
    const seen = new Map();
    const onData = ({ queue }) => {
      const now = performance.now();
      for (const { name } of queue.visits) {
        if (seen.has(name)) continue;
        seen.set(name, now);
        waits.get(name)?.(now);
      }
    };
    const { close } = await subscribe(this.app, {
      query: QUEUE,
      variables: { officeId: this.officeId },
      cookie,
      onData,
    });
    /** @returns {Promise<number>} when the console saw the visitor of this name */
    const sight = (name) => (seen.has(name) ? seen.get(name) : new Promise((resolve) => waits.set(name, resolve)));
    return { cookie, sight, close };
  }

  close() {
    this.agent.destroy();
  }
}

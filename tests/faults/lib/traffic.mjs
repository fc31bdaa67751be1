import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const KNOCK = `mutation Knock($input: KnockInput!) {
  knock(input: $input) { __typename ... on Knocked { visit { id } } }
}`;
const CALL = `mutation Call($office: ID!, $key: ID!) {
  move: callNext(officeId: $office, idempotencyKey: $key) { __typename ... on Moved { visit { id } } ... on Refused { reason } }
}`;
const END = `mutation End($visit: ID!, $key: ID!) {
  move: endVisit(visitId: $visit, idempotencyKey: $key) { __typename ... on Refused { reason } }
}`;

const ABREAST = 8;
const PAUSE_MS = 50;
/** Longer than any fault here: who is not answered by then never is. */
const PATIENCE_MS = 30_000;

/** Visitors who knock and a clerk who admits, each until they are answered, whatever happens to the servers. */
export class Traffic {
  /** @type {{id: string, cookie: string}[]} whose knock was acknowledged */
  visitors = [];
  /** @type {string[]} the visits whose admission was acknowledged, one for each click */
  admitted = [];
  /** How long the slowest answer took, all its attempts together. */
  slowestMs = 0;
  /** How many answers came from each node. */
  answers = [];
  #halted = false;
  #moving = 0;

  /**
   * @param {import('../../journeys/lib/app.mjs').App[]} apps the nodes: each client has one, and asks the next where that
   *   does not answer
   * @param {{officeId: string, cookie: string}} clerk
   */
  constructor(apps, { officeId, cookie }) {
    this.apps = apps;
    this.answers = apps.map(() => 0);
    this.officeId = officeId;
    this.cookie = cookie;
    this.agent = new Agent({ keepAlive: true, maxSockets: 64 });
  }

  /** Lets `knocks` visitors knock and admits `admissions` of them. Resolves when all were answered. */
  async run(knocks, admissions) {
    let left = knocks;
    const knocking = async (node) => {
      while (left > 0) {
        left -= 1;
        await this.#knock(node);
      }
    };
    const receiving = async () => {
      const goal = this.admitted.length + admissions;
      while (this.admitted.length < goal) await this.#receive();
    };
    await Promise.all([...Array.from({ length: ABREAST }, (_, client) => knocking(client)), receiving()]);
  }

  /** Begins nothing new until `resume`. Resolves when what was begun has been answered. */
  async halt() {
    this.#halted = true;
    while (this.#moving > 0) await sleep(5);
  }

  resume() {
    this.#halted = false;
  }

  async #knock(node) {
    const name = `Visitor ${crypto.randomUUID()}`;
    const input = { officeId: this.officeId, name, reason: 'faults', idempotencyKey: crypto.randomUUID() };
    const { data, cookie } = await this.#insist(KNOCK, { input }, { node });
    if (data.knock.__typename !== 'Knocked') throw new Error(`a knock was answered with ${data.knock.__typename}`);
    this.visitors.push({ id: data.knock.visit.id, cookie });
  }

  async #receive() {
    const called = await this.#move(CALL, { office: this.officeId });
    if (called.reason === 'QUEUE_EMPTY') return sleep(PAUSE_MS);
    if (called.__typename !== 'Moved') throw new Error(`a call was refused: ${called.reason}`);
    this.admitted.push(called.visit.id);
    const ended = await this.#move(END, { visit: called.visit.id });
    if (ended.__typename !== 'Moved') throw new Error(`a goodbye was refused: ${ended.reason}`);
  }

  async #move(mutation, variables) {
    const { data } = await this.#insist(mutation, { ...variables, key: crypto.randomUUID() }, { node: 0, cookie: this.cookie });
    return data.move;
  }

  /** Says the same again, to the next node, until somebody answers. */
  async #insist(query, variables, { node, cookie }) {
    while (this.#halted) await sleep(5);
    this.#moving += 1;
    const begun = performance.now();
    try {
      for (let attempt = node; ; attempt += 1) {
        const next = attempt % this.apps.length;
        try {
          const answer = await this.apps[next].graphql(query, variables, { cookie, agent: this.agent });
          this.answers[next] += 1;
          return answer;
        } catch (error) {
          if (performance.now() - begun > PATIENCE_MS) throw error;
          await sleep(PAUSE_MS);
        }
      }
    } finally {
      this.slowestMs = Math.max(this.slowestMs, performance.now() - begun);
      this.#moving -= 1;
    }
  }

  close() {
    this.agent.destroy();
  }
}

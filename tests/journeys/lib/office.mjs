/** The door of the demo that is open at any hour. */
export const SPORTELLO = 'sportello-digitale';

const OFFICES = '{ tenant { offices { id slug name door { open opensAt text } } } }';

/** The office's side by the API, for journeys that look at the visitor's. */
export class Office {
  /** @param {import('./app.mjs').App} app */
  static async staffed(app, { slug = SPORTELLO, account = 'anagrafe' } = {}) {
    const office = new Office();
    office.app = app;
    office.cookie = await app.signIn(account);
    office.id = (await offices(app)).find((one) => one.slug === slug).id;
    return office;
  }

  async #ask(query, variables) {
    const { data } = await this.app.graphql(query, variables, { cookie: this.cookie });
    return data;
  }

  /** The visits that are not over, in order. */
  async queue() {
    const query = 'query Queue($id: ID!) { queue(officeId: $id) { visits { id name state awaySince } } }';
    return (await this.#ask(query, { id: this.id })).queue.visits;
  }

  /** The office's own figures of today. */
  async figures() {
    const query = 'query Figures($id: ID!) { queue(officeId: $id) { figures { knocks received meanWaitS meanDurationS } } }';
    return (await this.#ask(query, { id: this.id })).queue.figures;
  }

  async #move(mutation, variables) {
    const outcome = Object.values(await this.#ask(mutation, { key: crypto.randomUUID(), ...variables }))[0];
    if (outcome.__typename !== 'Moved') throw new Error(`refused: ${JSON.stringify(outcome)}`);
  }

  callNext() {
    return this.#move(
      `mutation CallNext($office: ID!, $key: ID!) {
        callNext(officeId: $office, idempotencyKey: $key) { __typename ... on Refused { reason } }
      }`,
      { office: this.id },
    );
  }

  decline(visit, message) {
    return this.#move(
      `mutation Decline($visit: ID!, $message: String, $key: ID!) {
        decline(visitId: $visit, message: $message, idempotencyKey: $key) { __typename ... on Refused { reason } }
      }`,
      { visit, message },
    );
  }

  write(visit, text) {
    return this.#move(
      `mutation SendMessage($visit: ID!, $text: String!, $key: ID!) {
        sendMessage(visitId: $visit, text: $text, idempotencyKey: $key) { __typename ... on Refused { reason } }
      }`,
      { visit, text },
    );
  }

  endVisit(visit) {
    return this.#move(
      `mutation EndVisit($visit: ID!, $key: ID!) {
        endVisit(visitId: $visit, idempotencyKey: $key) { __typename ... on Refused { reason } }
      }`,
      { visit },
    );
  }

  /** Invites whoever left the last request, and answers the path of the link. */
  async invitesLast() {
    const list = 'query Requests($id: ID!) { requests(officeId: $id) { id state } }';
    const { requests } = await this.#ask(list, { id: this.id });
    const { id } = requests.findLast(({ state }) => state !== 'DONE');
    const invite = `mutation Invite($id: ID!) {
      inviteRequester(id: $id) { __typename ... on RequesterInvited { path } }
    }`;
    return (await this.#ask(invite, { id })).inviteRequester.path;
  }

  /** Leaves the door as it was found: open, and with nobody in front of it. */
  async clear() {
    await this.setDoor('NONE');
    for (const { id, state } of await this.queue()) {
      if (state === 'WAITING') await this.decline(id, null);
      else await this.endVisit(id);
    }
  }

  /** @param {'NONE' | 'PAUSED' | 'CLOSED'} sign */
  async setDoor(sign, { message, turnAway = false } = {}) {
    const mutation = `mutation SetDoor($office: ID!, $input: DoorInput!) {
      setDoor(officeId: $office, input: $input) { __typename }
    }`;
    const { setDoor } = await this.#ask(mutation, { office: this.id, input: { sign, message, turnAway } });
    if (setDoor.__typename !== 'DoorSet') throw new Error(`refused: ${JSON.stringify(setDoor)}`);
  }
}

/** Every door of the comune, as anybody sees it. */
export async function offices(app) {
  return (await app.graphql(OFFICES)).data.tenant.offices;
}

/** A door that takes no knock now, and will not in a moment either: the one that opens last. */
export async function closedDoor(app) {
  const closed = (await offices(app)).filter(({ door }) => !door.open && door.opensAt !== null);
  closed.sort((a, b) => Date.parse(b.door.opensAt) - Date.parse(a.door.opensAt));
  if (closed.length === 0) throw new Error('the demo has no closed door');
  return closed[0];
}

import { expect, test, vi } from "vitest";
import type { GraphqlClient, Listener } from "../../shared/graphql/client";
import { openDesk } from "./desk";
import { difference, message, visit, whole } from "./fixtures";
import type { QueueUpdate } from "./queue";

/** A client whose server is the test. */
function wire() {
  const listeners: Listener<{ queue: QueueUpdate }>[] = [];
  const requests: unknown[] = [];
  let stopped = 0;
  let refusing = false;
  const client = {
    async request(_document: unknown, variables: unknown) {
      requests.push(variables);
      if (refusing) throw new Error("no");
    },
    subscribe(_document: unknown, _variables: unknown, listener: Listener<{ queue: QueueUpdate }>) {
      listeners.push(listener);
      return () => {
        stopped += 1;
      };
    },
    onConnected(listener: (connected: boolean) => void) {
      listener(true);
      return () => {};
    },
  } as unknown as GraphqlClient;
  return {
    client,
    requests,
    refuseRequests: () => {
      refusing = true;
    },
    subscriptions: () => listeners.length,
    stopped: () => stopped,
    push: (queue: QueueUpdate) => listeners.at(-1)?.next({ queue }),
    refuse: () => listeners.at(-1)?.refused?.([{ message: "no", code: "FORBIDDEN" }]),
  };
}

function desk() {
  const server = wire();
  const knocked: string[] = [];
  const wrote: string[] = [];
  const opened = openDesk(server.client, ["anagrafe"], {
    onKnock: (visits) => knocked.push(...visits.map(({ id }) => id)),
    onWrote: (visits) => wrote.push(...visits.map(({ id }) => id)),
    onChange: () => {},
  });
  return { server, knocked, wrote, desk: opened };
}

test("a gap takes the state again and loses no knock", () => {
  const { server, knocked, desk: it } = desk();
  server.push(whole(1, []));
  server.push(difference(2, [visit("b")]));
  expect(server.subscriptions()).toBe(2);
  expect(server.stopped()).toBe(1);
  expect(knocked).toEqual([]);

  server.push(whole(3, [visit("a"), visit("b")]));
  expect(knocked).toEqual(["a", "b"]);
  expect([...it.snapshot().ringing]).toEqual(["a", "b"]);
});

test("the knock is told within the message that brings it", () => {
  const { server, knocked } = desk();
  server.push(whole(1, []));
  server.push(difference(1, [visit("a")]));
  expect(knocked).toEqual(["a"]);
});

test("a message of a visitor is told, and rings no bell", () => {
  const { server, knocked, wrote, desk: it } = desk();
  server.push(whole(1, [visit("a", { acknowledgedAt: "2026-11-23T09:00:00Z" })]));
  server.push(
    difference(1, [
      visit("a", {
        acknowledgedAt: "2026-11-23T09:00:00Z",
        messages: [message(1, "VISITOR", "Ho il modulo")],
      }),
    ]),
  );
  expect([wrote, knocked]).toEqual([["a"], []]);
  expect(it.snapshot().ringing.size).toBe(0);
});

test("acknowledging ends the bell, tells the office and keeps the visit", () => {
  const { server, desk: it } = desk();
  server.push(whole(1, [visit("a"), visit("b")]));
  it.acknowledge(["a", "unknown"]);
  expect([...it.snapshot().ringing]).toEqual(["b"]);
  expect(server.requests).toEqual([{ officeId: "anagrafe", visitIds: ["a"] }]);
  expect(it.snapshot().queues.get("anagrafe")?.visits).toHaveLength(2);
});

test("an office that could not be told goes on ringing", async () => {
  const { server, desk: it } = desk();
  server.refuseRequests();
  server.push(whole(1, [visit("a")]));
  it.acknowledge(["a"]);
  await vi.waitFor(() => expect([...it.snapshot().ringing]).toEqual(["a"]));
});

test("calling somebody leaves those who wait behind unheard", () => {
  const { server, desk: it } = desk();
  server.push(whole(1, [visit("a"), visit("b")]));
  server.push(difference(1, [visit("a", { state: "CALLED", mine: true })]));
  expect(it.snapshot().conversation?.id).toBe("a");
  expect([...it.snapshot().ringing]).toEqual(["b"]);
});

test("a door that is taken from the operator shows nobody any more", () => {
  const { server, desk: it } = desk();
  server.push(whole(1, [visit("a")]));
  server.refuse();
  expect(it.snapshot().queues.has("anagrafe")).toBe(false);
  expect(it.snapshot().refusals.get("anagrafe")?.[0]?.code).toBe("FORBIDDEN");
});

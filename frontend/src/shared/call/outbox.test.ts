import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Outbox } from "./outbox";
import { MAX_PAYLOAD_BYTES, type Signal } from "./signals";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A server that answers when told to. */
function slowServer() {
  const posted: Signal[] = [];
  const pending: { resolve: () => void; reject: (reason: Error) => void }[] = [];
  const post = (payload: string) => {
    posted.push(JSON.parse(payload));
    return new Promise<void>((resolve, reject) => pending.push({ resolve, reject }));
  };
  return { posted, post, settle: () => pending.shift() };
}

const hello = (epoch: number): Signal => ({ v: 1, epoch, kind: "hello" });
const candidate = (epoch: number, text: string): Signal => ({
  v: 1,
  epoch,
  kind: "candidates",
  candidates: [{ candidate: text }],
});

test("one after another, in order", async () => {
  const server = slowServer();
  const outbox = new Outbox(server.post);
  outbox.push(hello(1));
  outbox.push(hello(2));
  expect(server.posted).toEqual([hello(1)]);
  server.settle()?.resolve();
  await vi.advanceTimersByTimeAsync(0);
  expect(server.posted).toEqual([hello(1), hello(2)]);
});

test("what was not taken is sent again, and nothing overtakes it", async () => {
  const server = slowServer();
  const outbox = new Outbox(server.post);
  outbox.push(hello(1));
  outbox.push(hello(2));
  server.settle()?.reject(new Error("down"));
  await vi.advanceTimersByTimeAsync(600);
  expect(server.posted).toEqual([hello(1), hello(1)]);
});

test("candidates that wait travel together, those of another epoch apart", async () => {
  const server = slowServer();
  const outbox = new Outbox(server.post);
  for (const text of ["a", "b", "c"]) outbox.push(candidate(1, text));
  outbox.push(candidate(2, "d"));
  server.settle()?.resolve();
  await vi.advanceTimersByTimeAsync(0);
  server.settle()?.resolve();
  await vi.advanceTimersByTimeAsync(0);
  const texts = server.posted.map((it) => it.kind === "candidates" && it.candidates.map((c) => c.candidate));
  expect(texts).toEqual([["a"], ["b", "c"], ["d"]]);
});

test("no payload grows beyond what the server takes", async () => {
  const server = slowServer();
  const outbox = new Outbox(server.post);
  const long = "x".repeat(MAX_PAYLOAD_BYTES / 3);
  for (let i = 0; i < 6; i += 1) outbox.push(candidate(1, long));
  for (let i = 0; i < 6; i += 1) {
    server.settle()?.resolve();
    await vi.advanceTimersByTimeAsync(0);
  }
  expect(server.posted.flatMap((it) => (it.kind === "candidates" ? it.candidates : []))).toHaveLength(6);
  for (const it of server.posted) expect(JSON.stringify(it).length).toBeLessThanOrEqual(MAX_PAYLOAD_BYTES);
});

test("what was forgotten is not sent, and what comes after it is", async () => {
  const server = slowServer();
  const outbox = new Outbox(server.post);
  outbox.push(hello(1));
  outbox.push(hello(2));
  outbox.forget();
  outbox.push(hello(3));
  server.settle()?.resolve();
  await vi.advanceTimersByTimeAsync(0);
  expect(server.posted).toEqual([hello(1), hello(3)]);
});

import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { breakConnection, launch, openPage, received } from "./browsers";
import { type Relay, startRelay } from "./relay";

let relay: Relay;
let browser: Browser;
let contexts: BrowserContext[] = [];
let clerk: Page;
let visitor: Page;

beforeAll(async () => {
  [relay, browser] = await Promise.all([startRelay(), launch("granted")]);
});

afterAll(async () => {
  await browser.close();
  await relay.close();
});

beforeEach(async () => {
  relay.reset();
  contexts = [await browser.newContext(), await browser.newContext()];
});

afterEach(async () => {
  for (const context of contexts) await context.close();
});

const open = (index: 0 | 1, path: string) => {
  const context = contexts[index];
  if (!context) throw new Error("no context");
  return openPage(context, relay.origin + path);
};

const phase = (page: Page, wanted: string) => page.waitForSelector(`[data-call-state="${wanted}"]`);

/** Both pages in the call, with pictures on both sides. */
async function meet(): Promise<void> {
  relay.visit.change({ state: "CALLED" });
  [clerk, visitor] = await Promise.all([open(0, "/sportello"), open(1, "/attesa")]);
  await visitor.getByRole("button", { name: "Entra adesso" }).click();
  await Promise.all([phase(clerk, "connected"), phase(visitor, "connected")]);
  await bothSee();
}

/** Resolves once new frames were decoded on either side. */
async function bothSee(): Promise<void> {
  await Promise.all([seesMore(clerk), seesMore(visitor)]);
}

async function seesMore(page: Page): Promise<void> {
  const { frames, connections } = await received(page);
  await expect
    .poll(
      async () => {
        const now = await received(page);
        return now.connections > connections ? now.frames > 0 : now.frames > frames;
      },
      { timeout: 15_000, interval: 50 },
    )
    .toBe(true);
}

test("pictures and sound flow both ways", async () => {
  await meet();
  for (const page of [clerk, visitor]) {
    expect((await received(page)).audioBytes).toBeGreaterThan(0);
    const video = page.locator("[data-call] video.remote");
    expect(await video.evaluate((it: HTMLVideoElement) => it.videoWidth)).toBeGreaterThan(0);
  }
  expect(await clerk.getByText("Siete collegati.").isVisible()).toBe(true);
});

test("on a poor line faces lose sharpness before movement, and screens do not", async () => {
  await meet();
  for (const page of [clerk, visitor]) {
    const wishes = await page.evaluate(() => {
      const { made } = window as unknown as { made: RTCPeerConnection[] };
      return made
        .at(-1)
        ?.getSenders()
        .map((it) => it.getParameters().degradationPreference);
    });
    expect(wishes?.[1]).toBe("maintain-framerate");
    expect(wishes?.[2]).not.toBe("maintain-framerate");
  }
});

test("what one side turns off, the other is told", async () => {
  await meet();
  await visitor.getByRole("button", { name: "Microfono" }).click();
  await clerk.getByText("microfono spento").waitFor();
  const camera = visitor.getByRole("button", { name: "Videocamera" });
  await camera.click();
  expect(await camera.getAttribute("aria-pressed")).toBe("false");
  await clerk.getByText("Videocamera spenta", { exact: true }).waitFor();
  await camera.click();
  await clerk.locator("video.remote").waitFor({ state: "visible" });
  await bothSee();
  expect((await received(clerk)).connections).toBe(1);
});

test("a visitor's page that is loaded anew comes back into the call", async () => {
  await meet();
  await visitor.reload();
  await clerk.waitForFunction(() => {
    const state = document.querySelector<HTMLElement>("[data-call]")?.dataset.callState;
    return state === "absent" || state === "weak";
  });
  await visitor.getByRole("button", { name: "Rientra nel colloquio" }).click();
  await Promise.all([phase(clerk, "connected"), phase(visitor, "connected")]);
  await bothSee();
});

test("a clerk's page that is loaded anew comes back into the call", async () => {
  await meet();
  await clerk.reload();
  await Promise.all([phase(clerk, "connected"), phase(visitor, "connected")]);
  await bothSee();
});

test("the server's sockets can go and come back while the picture stays", async () => {
  await meet();
  relay.cut();
  await bothSee();
  relay.resume();
  await expect.poll(() => relay.visit.seated, { timeout: 15_000 }).toBe(2);
  await bothSee();
  expect((await received(clerk)).connections).toBe(1);
  expect((await received(visitor)).connections).toBe(1);
});

test.each(["clerk", "visitor"] as const)(
  "a dead connection of the %s is rebuilt within three seconds",
  async (who) => {
    await meet();
    const before = Date.now();
    await breakConnection(who === "clerk" ? clerk : visitor);
    await expect
      .poll(
        async () => {
          const [a, b] = await Promise.all([received(clerk), received(visitor)]);
          return a.connections === 2 && b.connections === 2 && a.frames > 0 && b.frames > 0;
        },
        { timeout: 10_000, interval: 50 },
      )
      .toBe(true);
    expect(Date.now() - before).toBeLessThan(3_000);
  },
);

test("the newest window of a side wins, and the older one says so", async () => {
  await meet();
  const newer = await open(0, "/sportello");
  await phase(clerk, "replaced");
  expect(await clerk.getByText("continua in un'altra finestra").isVisible()).toBe(true);
  await Promise.all([phase(newer, "connected"), phase(visitor, "connected")]);
  await seesMore(newer);
});

test("saying goodbye ends the call on both sides and shows the server's words", async () => {
  await meet();
  await visitor.getByRole("button", { name: "Saluta ed esci" }).click();
  await visitor.getByRole("heading", { name: "Grazie" }).waitFor();
  await phase(clerk, "over");
  expect(relay.visit.state).toBe("ENDED");
  expect(await visitor.locator("[data-call]").isHidden()).toBe(true);
});

test("an end by the office takes the visitor out of the call", async () => {
  await meet();
  relay.visit.change({ state: "ENDED" });
  await visitor.getByRole("heading", { name: "Grazie" }).waitFor();
  const devices = await visitor.evaluate(() =>
    (window as unknown as { made: RTCPeerConnection[] }).made.map((it) => it.signalingState),
  );
  expect(devices).toEqual(["closed"]);
});

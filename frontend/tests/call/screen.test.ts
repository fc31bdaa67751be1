/** A shown screen, over real connections. The browser's own picker says yes at once. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { breakConnection, launch, openPage, received } from "./browsers";
import { type Relay, startRelay } from "./relay";

/** Frames of the other side's, in which a silence would long have counted as a stall. */
const FRAMES_OF_A_STALL = 150;

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
  for (const context of contexts) await context.addInitScript(keepShown);
});

afterEach(async () => {
  for (const context of contexts) await context.close();
});

/** Runs in the page before its scripts: what the browser gave to show can be looked at. */
function keepShown(): void {
  const devices = navigator.mediaDevices;
  const ask = devices.getDisplayMedia.bind(devices);
  const shown: MediaStreamTrack[] = [];
  devices.getDisplayMedia = async (options) => {
    const stream = await ask(options);
    shown.push(...stream.getTracks());
    return stream;
  };
  Object.assign(window, { shown });
}

async function meet(): Promise<void> {
  relay.visit.change({ state: "CALLED" });
  const [office, home] = contexts as [BrowserContext, BrowserContext];
  [clerk, visitor] = await Promise.all([
    openPage(office, `${relay.origin}/sportello`),
    openPage(home, `${relay.origin}/attesa`),
  ]);
  await visitor.getByRole("button", { name: "Entra adesso" }).click();
  for (const page of [clerk, visitor]) await page.waitForSelector('[data-call-state="connected"]');
}

const opener = (page: Page) => page.getByRole("button", { name: "Mostra lo schermo" });
const stop = (page: Page) => page.getByRole("button", { name: "Smetti di mostrare" });
const peerScreen = (page: Page) => page.locator("[data-call] video.screen");

/** Resolves once pictures of the other side's screen come, of so many pixels, and goes on to. */
async function seesScreen(page: Page): Promise<void> {
  await peerScreen(page).waitFor({ state: "visible" });
  const look = () =>
    peerScreen(page).evaluate((it: HTMLVideoElement) => ({ width: it.videoWidth, at: it.currentTime }));
  await expect.poll(async () => (await look()).width, { timeout: 15_000 }).toBeGreaterThan(0);
  const { at } = await look();
  await expect.poll(async () => (await look()).at, { timeout: 15_000 }).toBeGreaterThan(at);
}

const tracks = (page: Page) =>
  page.evaluate(() =>
    (window as unknown as { shown: MediaStreamTrack[] }).shown.map(({ readyState }) => readyState),
  );

test("each side sees the other's screen, in words too, and no longer once it is stopped", async () => {
  await meet();
  await opener(clerk).press("Enter");
  await seesScreen(visitor);
  await visitor.getByRole("status").filter({ hasText: "Anagrafe mostra lo schermo." }).waitFor();
  await visitor.getByRole("figure").getByText("Anagrafe mostra lo schermo.").waitFor();
  await clerk.getByRole("status").filter({ hasText: "Stai mostrando lo schermo." }).waitFor();
  await clerk.getByText("vede tutto quello che compare sullo schermo").waitFor();
  expect(await opener(clerk).getAttribute("aria-pressed")).toBe("true");

  await opener(visitor).press("Enter");
  await seesScreen(clerk);
  await seesScreen(visitor);

  await stop(clerk).press("Enter");
  await peerScreen(visitor).waitFor({ state: "hidden" });
  expect(await tracks(clerk)).toEqual(["ended"]);
  expect(await opener(clerk).getAttribute("aria-pressed")).toBe("false");
  expect(await opener(clerk).evaluate((it) => it === document.activeElement)).toBe(true);
  await seesScreen(clerk);
  expect((await received(clerk)).connections).toBe(1);
});

test("a screen that the browser's own button stops is no longer said to be shown", async () => {
  await meet();
  await opener(clerk).press("Enter");
  await seesScreen(visitor);
  await clerk.evaluate(() => {
    for (const track of (window as unknown as { shown: MediaStreamTrack[] }).shown) {
      track.stop();
      // `stop` is silent for the page that calls it; the browser's button is not.
      track.dispatchEvent(new Event("ended"));
    }
  });
  await peerScreen(visitor).waitFor({ state: "hidden" });
  await stop(clerk).waitFor({ state: "hidden" });
  await opener(clerk).press("Enter");
  await seesScreen(visitor);
});

test("a rebuilt connection goes on with the screen", async () => {
  await meet();
  await opener(visitor).press("Enter");
  await seesScreen(clerk);
  await breakConnection(clerk);
  await expect.poll(async () => (await received(clerk)).connections, { timeout: 15_000 }).toBe(2);
  await seesScreen(clerk);
  expect(await tracks(visitor)).toEqual(["live"]);
});

test("a screen that stands still, without sound and face, is not taken for a dead line", async () => {
  await meet();
  await clerk.evaluate(() => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 360 });
    canvas.getContext("2d")?.fillRect(0, 0, 320, 180);
    navigator.mediaDevices.getDisplayMedia = async () => canvas.captureStream(0);
  });
  for (const name of ["Microfono", "Videocamera"]) await clerk.getByRole("button", { name }).press("Enter");
  await opener(clerk).press("Enter");
  await peerScreen(visitor).waitFor({ state: "visible" });
  const { frames } = await received(clerk);
  await expect
    .poll(async () => (await received(clerk)).frames, { timeout: 30_000 })
    .toBeGreaterThan(frames + FRAMES_OF_A_STALL);
  expect((await received(visitor)).connections).toBe(1);
});

test("the end of the call ends the showing, also of what is picked too late", async () => {
  await meet();
  await opener(clerk).press("Enter");
  await seesScreen(visitor);
  await visitor.evaluate(() => {
    const { mediaDevices } = navigator;
    const ask = mediaDevices.getDisplayMedia.bind(mediaDevices);
    const picked = new Promise<void>((resolve) => Object.assign(window, { pick: resolve }));
    mediaDevices.getDisplayMedia = async (options) => {
      const stream = await ask(options);
      await picked;
      return stream;
    };
  });
  await opener(visitor).press("Enter");
  await visitor.getByText("vede tutto quello che compare sullo schermo").waitFor();
  relay.visit.change({ state: "ENDED" });
  await visitor.getByRole("heading", { name: "Grazie" }).waitFor();
  await visitor.evaluate(() => (window as unknown as { pick: () => void }).pick());
  await expect.poll(() => tracks(visitor)).toEqual(["ended"]);
  await expect.poll(() => tracks(clerk)).toEqual(["ended"]);
});

test("who thinks better of it reads nothing, and whom the system refuses reads why", async () => {
  await meet();
  await clerk.evaluate(() => {
    const answers = ["Permission denied by user", "Permission denied by system"];
    navigator.mediaDevices.getDisplayMedia = async () => {
      throw new DOMException(answers.shift(), "NotAllowedError");
    };
  });
  const refusal = clerk.getByText("Il computer non permette di mostrare lo schermo");
  await opener(clerk).press("Enter");
  await clerk.locator(".call-showing").waitFor({ state: "hidden" });
  expect(await refusal.count()).toBe(0);
  await opener(clerk).press("Enter");
  await refusal.waitFor();
  expect(await opener(clerk).getAttribute("aria-pressed")).toBe("false");
});

test("where the browser cannot show a screen, as on a phone, there is no button for it", async () => {
  for (const context of contexts) {
    await context.addInitScript(() => {
      Object.defineProperty(navigator.mediaDevices, "getDisplayMedia", { value: undefined });
    });
  }
  await meet();
  await clerk.getByRole("button", { name: "Videocamera" }).waitFor();
  expect(await opener(clerk).count()).toBe(0);
});

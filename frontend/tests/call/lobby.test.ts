/** The lobby's script over the server's page. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { launch, openPage } from "./browsers";
import { type Relay, startRelay } from "./relay";

let relay: Relay;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [relay, browser] = await Promise.all([startRelay(), launch("granted")]);
});

afterAll(async () => {
  await browser.close();
  await relay.close();
});

beforeEach(async () => {
  relay.reset();
  context = await browser.newContext();
  page = await openPage(context, `${relay.origin}/attesa`);
  await expect.poll(() => relay.visit.watched).toBe(1);
});

afterEach(() => context.close());

const spoken = (text: string) =>
  page.locator("[data-lobby-status]", { hasText: text }).waitFor({ state: "attached" });
const buttons = (name: string) => page.getByRole("button", { name });

test("a new place in the queue is shown in place and said once", async () => {
  await page.evaluate(() => {
    const status = document.querySelector("[data-lobby-status]");
    const said: string[] = [];
    Object.assign(window, { said });
    if (status)
      new MutationObserver(() => said.push(status.textContent)).observe(status, { childList: true });
  });
  relay.visit.change({ position: 2 });
  await spoken("Ora sei al posto 2 della coda.");
  expect(await page.locator('[data-field="position"]').textContent()).toBe("2");
  relay.visit.change({ position: 1 });
  await spoken("Sei la prossima persona: tieniti pronto.");
  // The page's other words follow, and are not read out for it.
  await expect.poll(() => relay.visit.shownPages, { timeout: 10_000 }).toBeGreaterThan(1);
  expect(await page.evaluate(() => (window as unknown as { said: string[] }).said)).toEqual([
    "Ora sei al posto 2 della coda.",
    "Sei la prossima persona: tieniti pronto.",
  ]);
});

test("what else changes comes from the server's page, and the focus stays where it was", async () => {
  await buttons("Lascia la coda").focus();
  relay.visit.change({ alertedAt: new Date().toISOString() });
  await spoken("L'ufficio è stato avvisato.");
  expect(await page.locator(".lobby-alert").textContent()).toBe("L'ufficio è stato avvisato.");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Lascia la coda");
});

test("one's turn changes the title, counts down, and stops ringing on the way in", async () => {
  relay.visit.change({ state: "CALLED" });
  await page.waitForFunction(() => document.title.startsWith("È il tuo turno"));
  await page.getByText(/Hai ancora (2:00|1:5\d) per entrare\./).waitFor();
  await buttons("Entra adesso").click();
  await page.waitForFunction(() => document.title === "Prova");
  await page.locator("[data-call] video.local").waitFor();
  expect(relay.visit.state).toBe("IN_ROOM");
  expect(await page.locator("[data-lobby-body]").isHidden()).toBe(true);
});

test("back in the queue, the call is over and the place is shown again", async () => {
  relay.visit.change({ state: "CALLED" });
  await buttons("Entra adesso").click();
  await page.locator("[data-call] video.local").waitFor();
  relay.visit.change({ state: "WAITING", position: 1 });
  await page.locator('[data-field="position"]').waitFor();
  expect(await page.locator("[data-call]").isHidden()).toBe(true);
});

test("a lost connection is said, and so is its return", async () => {
  relay.cut();
  await page.getByText("Connessione persa: il tuo posto resta tuo. Riprovo…").first().waitFor();
  relay.visit.change({ state: "CALLED" });
  relay.resume();
  // The state of now comes with the first socket: nothing was missed.
  await buttons("Entra adesso").waitFor();
  await expect.poll(() => page.locator(".lobby-notice").isHidden()).toBe(true);
});

test("an end by the office is shown, and letting the socket go is not a loss", async () => {
  const socket = page.waitForEvent("websocket");
  relay.cut();
  relay.resume();
  const closed = (await socket).waitForEvent("close");
  await expect.poll(() => relay.visit.watched).toBe(1);
  relay.visit.change({ state: "ENDED" });
  await page.getByRole("heading", { name: "Grazie" }).waitFor();
  await closed;
  // There is no event for a sentence that does not come: longer than it takes to come.
  await page.waitForTimeout(5_000);
  expect(await page.locator(".lobby-notice").isHidden()).toBe(true);
});

test("after a reload within the room, coming back is one key away", async () => {
  relay.visit.change({ state: "IN_ROOM" });
  await page.reload();
  await page.waitForFunction(() => document.activeElement?.textContent === "Rientra nel colloquio");
  await page.keyboard.press("Enter");
  await page.locator("[data-call] video.local").waitFor();
});

test("a browser that cannot call is told so before it waits", async () => {
  const old = await browser.newContext();
  await old.addInitScript("delete window.RTCPeerConnection");
  const inside = await old.newPage();
  await inside.goto(`${relay.origin}/attesa`);
  await inside.getByText("Questo browser non può fare videochiamate.").waitFor();
  await old.close();
});

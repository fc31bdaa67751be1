/** The written side of the call, over real connections. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { breakConnection, type Devices, launch, openPage, received } from "./browsers";
import { type Relay, startRelay } from "./relay";

/** What EN 301 549, 6.2.4, allows between the key and the network. */
const NORM_MS = 500;
/** Longer than a silence that would count as a stall. */
const SILENCE_MS = 5_000;

let relay: Relay;
let browser: Browser;
let home: Browser | undefined;
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

beforeEach(() => relay.reset());

afterEach(async () => {
  for (const context of contexts) await context.close();
  await home?.close();
  home = undefined;
});

/** Both pages in the call, with these devices. */
async function meet(devices: Devices = "granted"): Promise<void> {
  relay.visit.change({ state: "CALLED" });
  if (devices !== "granted") home = await launch(devices);
  const [office, room] = [await (home ?? browser).newContext(), await (home ?? browser).newContext()];
  contexts = [office, room];
  for (const context of contexts) await context.addInitScript(watchText);
  clerk = await openPage(office, `${relay.origin}/sportello`);
  visitor = await openPage(room, `${relay.origin}/attesa`);
  await visitor.getByRole("button", { name: "Entra adesso" }).click();
  await connected();
}

async function connected(): Promise<void> {
  for (const page of [clerk, visitor]) await page.waitForSelector('[data-call-state="connected"]');
}

interface Watched {
  channels: RTCDataChannel[];
  delays: number[];
}

/** Runs in the page before its scripts: the channels that it makes, and how long typing took to leave by them. */
function watchText(): void {
  const watched: Watched = { channels: [], delays: [] };
  Object.assign(window, { watched });
  const make = RTCPeerConnection.prototype.createDataChannel;
  RTCPeerConnection.prototype.createDataChannel = function (...args) {
    const channel = make.apply(this, args);
    watched.channels.push(channel);
    return channel;
  };
  let oldest: number | null = null;
  document.addEventListener("input", () => {
    oldest ??= performance.now();
  });
  const send = RTCDataChannel.prototype.send as (data: string) => void;
  RTCDataChannel.prototype.send = function (data: unknown) {
    if (this.label === "rtt" && oldest !== null) {
      watched.delays.push(performance.now() - oldest);
      oldest = null;
    }
    send.call(this, data as string);
  };
}

const field = (page: Page) => page.getByLabel("Scrivi qui");
const running = (page: Page) => page.locator(".call-text-running bdi");
const lines = (page: Page) => page.locator(".call-text-line").allInnerTexts();
const opens = (page: Page) => page.getByRole("button", { name: "Testo" }).click();
const watched = <T>(page: Page, look: (it: Watched) => T) =>
  page.evaluate(`(${look})(window.watched)`) as Promise<T>;

async function reads(page: Page, text: string): Promise<void> {
  await expect.poll(() => running(page).textContent(), { timeout: 10_000, interval: 25 }).toBe(text);
}

async function hasLines(page: Page, ...texts: RegExp[]): Promise<void> {
  await expect.poll(async () => (await lines(page)).length, { timeout: 15_000 }).toBe(texts.length);
  for (const [index, line] of (await lines(page)).entries()) expect(line).toMatch(texts[index] ?? /^$/);
}

test("what is typed and corrected is read letter by letter, within what the norm allows", async () => {
  await meet();
  await opens(visitor);
  await field(visitor).pressSequentially("perche", { delay: 40 });
  await reads(clerk, "perche");
  await visitor.keyboard.press("Backspace");
  await visitor.keyboard.type("é 👩‍💻 no", { delay: 40 });
  await reads(clerk, "perché 👩‍💻 no");
  // Somewhere in the middle.
  for (let step = 0; step < 3; step += 1) await visitor.keyboard.press("ArrowLeft");
  await visitor.keyboard.press("Backspace");
  await reads(clerk, "perché  no");
  await visitor.keyboard.press("Enter");
  await hasLines(clerk, /^Visitatrice \d\d:\d\d perché {2}no$/);
  await hasLines(visitor, /^Tu \d\d:\d\d perché {2}no$/);
  const delays = await watched(visitor, (it) => it.delays);
  expect(delays.length).toBeGreaterThan(3);
  // A machine that does two other things may stop once for a moment, and once only.
  expect(delays.sort((a, b) => a - b).at(-2)).toBeLessThan(NORM_MS);
  const channel = await watched(visitor, ({ channels }) => {
    const rtt = channels.find(({ label }) => label === "rtt");
    const { id, protocol, ordered, maxRetransmits, maxPacketLifeTime } = rtt ?? {};
    return { id, protocol, ordered, maxRetransmits, maxPacketLifeTime };
  });
  expect(channel).toEqual({
    id: 10,
    protocol: "t140",
    ordered: true,
    maxRetransmits: null,
    maxPacketLifeTime: null,
  });
});

test("a closed panel opens by itself, says so, and takes nobody's place", async () => {
  await meet();
  const microphone = clerk.getByRole("button", { name: "Microfono" });
  await microphone.focus();
  await opens(visitor);
  await visitor.keyboard.type("non sento");
  await clerk.getByRole("status").filter({ hasText: "si è aperta la conversazione scritta" }).waitFor();
  await reads(clerk, "non sento");
  expect(await microphone.evaluate((it) => it === document.activeElement)).toBe(true);
  // Read out in pieces, once: after a pause, and at the end of the line.
  const said = clerk.locator(".call > [aria-live] p");
  await expect.poll(() => said.allTextContents(), { timeout: 10_000 }).toEqual(["Visitatrice: non sento"]);
  await visitor.keyboard.type(" niente");
  await visitor.keyboard.press("Enter");
  await expect.poll(() => said.allTextContents()).toEqual(["Visitatrice: non sento", "Visitatrice: niente"]);
  await visitor.keyboard.press("Escape");
  expect(await visitor.evaluate(() => document.activeElement?.textContent)).toBe("Testo");
});

test("a whole line at a time, for who does not want to be read while writing", async () => {
  await meet();
  await opens(visitor);
  await visitor.getByLabel("Invia tutta la riga insieme").check();
  await field(visitor).fill("prima penso");
  await opens(clerk);
  await field(clerk).fill("aspetto");
  await reads(visitor, "aspetto");
  expect(await running(clerk).textContent()).toBe("");
  await field(visitor).press("Enter");
  await hasLines(clerk, /prima penso$/);
});

test("a long text of many lines that is pasted arrives whole, and its way is shown", async () => {
  await meet();
  await opens(visitor);
  const text = Array.from({ length: 60 }, (_, line) => `Riga ${line}: ${"parole ".repeat(12)}fine.`).join(
    "\n",
  );
  await field(visitor).fill(text);
  await visitor.getByRole("progressbar", { name: "Testo già inviato" }).waitFor();
  await field(visitor).press("Enter");
  await expect.poll(async () => (await lines(clerk)).length, { timeout: 20_000 }).toBe(60);
  expect((await lines(clerk)).at(-1)).toMatch(/Riga 59: (parole ){12}fine\.$/);
  await expect.poll(() => visitor.getByRole("progressbar").count()).toBe(0);
});

test("text goes on over a connection that is rebuilt, without loss and without saying anything twice", async () => {
  await meet();
  await opens(visitor);
  await opens(clerk);
  await field(visitor).pressSequentially("mi serve la c");
  await field(clerk).fill("sì");
  await reads(clerk, "mi serve la c");
  await breakConnection(clerk);
  await field(visitor).pressSequentially("arta", { delay: 100 });
  await field(visitor).press("Enter");
  await field(visitor).pressSequentially("di ident");
  await expect.poll(async () => (await received(clerk)).connections, { timeout: 10_000 }).toBe(2);
  await hasLines(clerk, /mi serve la carta$/);
  await reads(clerk, "di ident");
  await reads(visitor, "sì");
  expect(await clerk.getByText("può mancare").count()).toBe(0);
});

test("after a reload the page says what it lacks, and gets what was not read before", async () => {
  await meet();
  await opens(clerk);
  await field(clerk).fill("ha il modulo?");
  await field(clerk).press("Enter");
  await hasLines(visitor, /ha il modulo\?$/);
  await field(visitor).fill("sì");
  await field(visitor).press("Enter");
  await hasLines(clerk, /ha il modulo\?$/, /sì$/);
  await visitor.reload();
  await field(clerk).fill("lo mostri");
  await field(clerk).press("Enter");
  await visitor.getByRole("button", { name: "Rientra nel colloquio" }).click();
  await connected();
  const remark = (page: Page, text: string) => page.getByRole("log").getByText(text).waitFor();
  await remark(visitor, "si legge solo nella pagina dell'altra persona");
  await hasLines(visitor, /lo mostri$/);
  await remark(clerk, "L'altra persona ha riaperto la pagina");
});

test("two people without any device hold the whole conversation by text", async () => {
  await meet("without");
  for (const page of [clerk, visitor]) {
    await page.getByRole("status").filter({ hasText: "L'altra persona scrive soltanto." }).waitFor();
    expect(await field(page).isVisible()).toBe(true);
  }
  await field(visitor).fill("buongiorno, scrivo soltanto");
  await field(visitor).press("Enter");
  await hasLines(clerk, /scrivo soltanto$/);
  await clerk.waitForTimeout(SILENCE_MS);
  await field(clerk).fill("va benissimo");
  await field(clerk).press("Enter");
  await hasLines(visitor, /^Tu/, /va benissimo$/);
  for (const page of [clerk, visitor]) expect((await received(page)).connections).toBe(1);
});

test("whatever is sent is text, and stays small", async () => {
  await meet();
  await visitor.evaluate(() => {
    const { channels } = (window as unknown as { watched: Watched }).watched;
    const rtt = channels.find(({ label }) => label === "rtt");
    rtt?.send("<img src=x onerror=document.title='preso'>\u2028");
    rtt?.send("\b".repeat(10_000));
    rtt?.send("ordine \u202e\u0007inverso\u2028");
    for (let part = 0; part < 4; part += 1) rtt?.send("x".repeat(250_000));
    rtt?.send("\u2028".repeat(80_000));
  });
  await clerk.getByRole("log").getByText("<img src=x onerror=document.title='preso'>").waitFor();
  await clerk.getByRole("log").getByText("ordine inverso").waitFor();
  await expect.poll(() => running(clerk).textContent(), { timeout: 20_000 }).toMatch(/\ufffd/);
  expect((await lines(clerk)).length).toBeLessThan(20);
  expect(await clerk.title()).toBe("connected");
  const height = await clerk.locator(".call-text").evaluate((it) => it.getBoundingClientRect().height);
  expect(height).toBeLessThan(900);
});

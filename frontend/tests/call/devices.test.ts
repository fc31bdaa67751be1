/** What a visitor without camera or microphone, or who refuses them, still gets. */
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type Devices, launch, openPage, received } from "./browsers";
import { type Relay, startRelay } from "./relay";

let relay: Relay;
let office: Browser;
let home: Browser | undefined;

beforeAll(async () => {
  [relay, office] = await Promise.all([startRelay(), launch("granted")]);
});

afterAll(async () => {
  await office.close();
  await relay.close();
});

beforeEach(() => relay.reset());
afterEach(() => home?.close());

/** A clerk with everything meets a visitor with these devices and permissions. */
async function meet(devices: Devices, permissions: string[]): Promise<{ clerk: Page; visitor: Page }> {
  relay.visit.change({ state: "CALLED" });
  home = await launch(devices);
  const clerk = await openPage(await office.newContext(), `${relay.origin}/sportello`);
  const visitor = await openPage(await home.newContext({ permissions }), `${relay.origin}/attesa`);
  await visitor.getByRole("button", { name: "Entra adesso" }).click();
  for (const page of [clerk, visitor]) await page.waitForSelector('[data-call-state="connected"]');
  await expect.poll(async () => (await received(visitor)).frames, { timeout: 15_000 }).toBeGreaterThan(0);
  return { clerk, visitor };
}

const pressed = (page: Page, name: string) => page.getByRole("button", { name }).getAttribute("aria-pressed");

test("a refused camera leaves the voice, and says why", async () => {
  const { clerk, visitor } = await meet("asks", ["microphone"]);
  await visitor.getByText("il permesso per la videocamera è stato negato").waitFor();
  expect(await pressed(visitor, "Microfono")).toBe("true");
  expect(await pressed(visitor, "Videocamera")).toBe("false");
  await clerk.getByText("Videocamera spenta", { exact: true }).waitFor();
  await expect.poll(async () => (await received(clerk)).audioBytes).toBeGreaterThan(0);
  expect((await received(clerk)).frames).toBe(0);
});

test("a refused microphone leaves the picture", async () => {
  const { clerk, visitor } = await meet("asks", ["camera"]);
  await visitor.getByText("il permesso per il microfono è stato negato").waitFor();
  await clerk.getByText("microfono spento").waitFor();
  await expect.poll(async () => (await received(clerk)).frames, { timeout: 15_000 }).toBeGreaterThan(0);
});

test("without any device the visitor still sees and hears, and stays connected", async () => {
  const { clerk, visitor } = await meet("without", []);
  await visitor.getByText("non trovo un microfono").waitFor();
  await visitor.getByText("non trovo una videocamera").waitFor();
  await clerk.getByText("Senza videocamera né microfono: scrive soltanto.", { exact: true }).waitFor();
  // Longer than a silence that would count as a stall if the pulse were not heard.
  const { frames } = await received(visitor);
  await expect
    .poll(async () => (await received(visitor)).frames, { timeout: 30_000 })
    .toBeGreaterThan(frames + 120);
  expect((await received(clerk)).connections).toBe(1);
});

test("a camera that was refused can be allowed later, within the call", async () => {
  const { clerk, visitor } = await meet("asks", ["microphone"]);
  await visitor.context().grantPermissions(["microphone", "camera"]);
  await visitor.getByRole("button", { name: "Videocamera" }).click();
  await expect.poll(async () => (await received(clerk)).frames, { timeout: 15_000 }).toBeGreaterThan(0);
  expect(await visitor.getByText("il permesso per la videocamera").isHidden()).toBe(true);
  expect((await received(clerk)).connections).toBe(1);
});

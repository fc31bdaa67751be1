// Bad input: a list without names or ids (no permission yet), entries that repeat others, a device that is gone.
import { describe, expect, test } from "vitest";
import { inUse, inventoryOf } from "./inventory";

const one = (
  kind: MediaDeviceKind,
  deviceId: string,
  label = deviceId,
  groupId = `group of ${deviceId}`,
) => ({
  kind,
  deviceId,
  label,
  groupId,
});

describe("what there is to choose from", () => {
  test("has each device once, by kind", () => {
    const list = inventoryOf([
      one("audioinput", "default", "Default - Mic", "g1"),
      one("audioinput", "communications", "Communications - Mic", "g1"),
      one("audioinput", "m1", "Mic", "g1"),
      one("videoinput", "c1"),
      one("videoinput", "c2"),
      one("audiooutput", "s1"),
    ]);
    expect(list.microphone.map(({ id }) => id)).toEqual(["m1"]);
    expect(list.camera.map(({ id }) => id)).toEqual(["c1", "c2"]);
    expect(list.speaker.map(({ id }) => id)).toEqual(["s1"]);
  });

  test("is nothing before the permission", () => {
    const list = inventoryOf([one("audioinput", ""), one("videoinput", "")]);
    expect(list).toEqual({ microphone: [], camera: [], speaker: [] });
  });
});

describe("which is in use", () => {
  const { microphone } = inventoryOf([one("audioinput", "m1"), one("audioinput", "m2")]);
  test.each([
    ["m2", { deviceId: "m2", groupId: "group of m2" }],
    // What was taken by default names the group of the device behind it.
    ["m1", { deviceId: "default", groupId: "group of m1" }],
    [undefined, { deviceId: "gone", groupId: "gone" }],
    [undefined, {}],
  ])("%s", (id, settings) => {
    expect(inUse(microphone, settings)?.id).toBe(id);
  });
});

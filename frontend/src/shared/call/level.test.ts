import { describe, expect, test } from "vitest";
import { Ear, loudness } from "./level";

const tone = (amplitude: number) =>
  Float32Array.from({ length: 2048 }, (_, i) => amplitude * Math.sin(i / 7));

describe("loudness", () => {
  test.each([
    ["nothing at all", new Float32Array()],
    ["digital silence", new Float32Array(2048)],
    ["the noise of a room", tone(0.0005)],
  ])("%s is silent", (_, samples) => {
    expect(loudness(samples)).toBe(0);
  });

  test("grows with the voice, and has an end", () => {
    const levels = [0.005, 0.02, 0.1, 1].map((amplitude) => loudness(tone(amplitude)));
    expect(levels).toEqual(levels.toSorted((a, b) => a - b));
    expect(new Set(levels).size).toBe(4);
    expect(levels.at(-1)).toBe(1);
  });
});

describe("the ear", () => {
  test("waits before it complains", () => {
    const ear = new Ear();
    expect(ear.hear(0.1, 1_000)).toBe("listening");
    expect(ear.hear(0.1, 6_900)).toBe("listening");
    expect(ear.hear(0.1, 7_000)).toBe("silent");
  });

  test("believes a voice that comes late, and its pauses", () => {
    const ear = new Ear();
    expect(ear.hear(0, 0)).toBe("listening");
    expect(ear.hear(0, 20_000)).toBe("silent");
    expect(ear.hear(0.6, 20_100)).toBe("heard");
    expect(ear.hear(0, 90_000)).toBe("heard");
  });
});

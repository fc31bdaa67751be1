/** Typing as people do it, for tests: the same seed makes the same text. */

export const SEEDS = Array.from({ length: 200 }, (_, seed) => seed);

/** Accents in one code point and in two, emoji of one to eleven units, a flag, another direction, another plane. */
const CHARACTERS = [
  "a",
  "è",
  "e\u0301",
  " ",
  "😀",
  "😁",
  "👩‍💻",
  "👨‍👩‍👧‍👦",
  "🇮🇹",
  "👍🏽",
  "ב",
  "𝒳",
  "𝒴",
  "한",
];

/** A number below the given one (mulberry32). */
export function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** The line after one edit: mostly another character at the end, sometimes something put in or cut out anywhere. */
export function edited(line: string, random: (below: number) => number): string {
  const points = [...line];
  const at = random(3) === 0 ? random(points.length + 1) : points.length;
  const cut = random(4) === 0 ? random(6) : 0;
  points.splice(Math.max(0, at - cut), cut, CHARACTERS[random(CHARACTERS.length)] ?? "");
  return points.join("");
}

// Our hours beside the reference implementation of the syntax, at every quarter of an hour.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import OpeningHours from "opening_hours";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const QUARTER_S = 15 * 60;
const DAY_S = 86_400;

/** What the reference needs to know of a place in Tuscany. */
const PLACE = { lat: 43.98, lon: 10.53, address: { country_code: "it", state: "Toscana" } };

/** Stretches of time in which something is different, each with its first day and its length. */
const WINDOWS = {
  "night in March": ["2026-03-27", 5],
  "night in October": ["2026-10-23", 5],
  "week 53": ["2026-12-18", 30],
  "leap day": ["2028-02-20", 20],
  2026: ["2026-01-01", 365],
  2027: ["2027-01-01", 365],
  2028: ["2028-01-01", 366],
};

const readJson = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));

/** What we say of each question, in the same order. */
function ours(kind, questions) {
  const input = questions.map((question) => `${JSON.stringify(question)}\n`).join("");
  const command = ["run", "--quiet", "--package", "domain", "--example", "hours_oracle", kind];
  const output = execFileSync("cargo", command, { cwd: ROOT, input, encoding: "utf8", maxBuffer: 2 ** 28 });
  return output.trimEnd().split("\n").map((line) => JSON.parse(line));
}

/** The beginning of a day in Italy, some days later, in seconds since 1970. */
function midnight(date, daysLater = 0) {
  const [year, month, day] = date.split("-").map(Number);
  return new Date(year, month - 1, day + daysLater).getTime() / 1000;
}

/** One letter for each quarter of an hour: `o`pen, `u`nknown, or a dot for closed. */
function drawn(stretches, from, to) {
  const quarters = new Array((to - from) / QUARTER_S).fill(".");
  for (const [start, end, state] of stretches) {
    const first = Math.max(0, (start - from) / QUARTER_S);
    quarters.fill(state[0], Math.ceil(first), Math.max(0, Math.ceil((end - from) / QUARTER_S)));
  }
  return quarters.join("");
}

/** The reference, asked for each quarter of an hour in a short window, and for its intervals in a long one. */
function theirs(syntax, from, to) {
  const hours = new OpeningHours(syntax, PLACE);
  if (to - from > 40 * DAY_S) {
    const intervals = hours.getOpenIntervals(new Date(from * 1000), new Date(to * 1000));
    const stretch = ([start, end, unknown]) => [start / 1000, end / 1000, unknown ? "unknown" : "open"];
    return drawn(intervals.map(stretch), from, to);
  }
  let quarters = "";
  for (let at = from; at < to; at += QUARTER_S) {
    const state = hours.getStateString(new Date(at * 1000), true);
    quarters += state === "closed" ? "." : state[0];
  }
  return quarters;
}

function firstDifference(ours, theirs, from) {
  const quarter = [...ours].findIndex((state, index) => state !== theirs[index]);
  if (quarter < 0) return null;
  return { at: new Date((from + quarter * QUARTER_S) * 1000), ours: ours[quarter], theirs: theirs[quarter] };
}

assert.equal(process.env.TZ, "Europe/Rome", "the reference reads the zone from TZ");

const corpus = readJson("corpus.json");
const known = readJson("differences.json");
// What the editor would write for the same hours is to be understood in the same way.
const canonical = ours("canonical", corpus);
const questions = Object.entries(WINDOWS).flatMap(([window, [first, days]]) =>
  corpus.map((syntax, index) => ({ window, texts: new Set([syntax, canonical[index] ?? syntax]), first, days })),
);
// A stretch is told on the day on which it starts: that may be the one before.
const dayBefore = (date) => new Date(Date.parse(date) - DAY_S * 1000).toISOString().slice(0, 10);
const agendas = ours(
  "agenda",
  questions.map(({ texts: [syntax], first, days }) => ({ syntax, from: dayBefore(first), days: days + 1 })),
);

for (const [window, [first, days]] of Object.entries(WINDOWS)) {
  test(`the reference says what we say: ${window}`, () => {
    const [from, to] = [midnight(first), midnight(first, days)];
    const found = [];
    questions.forEach((question, index) => {
      if (question.window !== window) return;
      for (const syntax of question.texts) {
        const difference = firstDifference(drawn(agendas[index], from, to), theirs(syntax, from, to), from);
        if (difference) found.push({ syntax, ...difference });
      }
    });
    const listed = known.filter(({ windows }) => windows.includes(window)).map(({ syntax }) => syntax);
    const unknown = found.filter(({ syntax }) => !listed.includes(syntax));
    assert.deepEqual(unknown, [], "a difference that is not in differences.json");
    const gone = listed.filter((syntax) => !found.some((difference) => difference.syntax === syntax));
    assert.deepEqual(gone, [], "a difference that is gone: take it out of differences.json");
  });
}

test("every difference has a reason, and windows that there are", () => {
  for (const { syntax, windows, reason } of known) {
    assert.ok(reason.length > 20, syntax);
    assert.ok(windows.length > 0 && windows.every((window) => window in WINDOWS), syntax);
  }
});

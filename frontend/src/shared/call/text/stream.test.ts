/** What is written on one page and read on another, over lines that break. */
import { describe, expect, test } from "vitest";
import { TextReader } from "./reader";
import { ERASE, LINE_END, LOSS } from "./t140";
import { edited, randomOf, SEEDS } from "./typing";
import { TextWriter } from "./writer";

/** A reader, and the lines that it has finished. */
function newReader(): { reader: TextReader; lines: string[] } {
  const lines: string[] = [];
  return { reader: new TextReader((line) => lines.push(line)), lines };
}

/** A moment by which any flood has been read. */
let now = 0;
const later = () => {
  now += 60_000;
  return now;
};

function carryAll(writer: TextWriter, reader: TextReader, limit = 500): void {
  for (let block = writer.next(limit); block; block = writer.next(limit)) reader.read(block, later());
}

describe("over a good line", () => {
  test.each(SEEDS)("plan %i arrives as it was typed", (seed) => {
    const random = randomOf(seed);
    const writer = new TextWriter();
    const { reader, lines } = newReader();
    const typed: string[] = [];
    let line = "";
    for (let step = 0; step < 80; step += 1) {
      line = edited(line, random);
      writer.type(line);
      if (line.trim() !== "" && random(10) === 0) {
        writer.finish(line);
        typed.push(line);
        line = "";
      }
      if (random(2) === 0) reader.read(writer.next(2 + random(20)), later());
    }
    carryAll(writer, reader);
    expect(writer.waiting).toBe(0);
    expect(lines).toEqual(typed);
    expect(reader.running).toBe(line);
  });
});

describe("over a line that breaks", () => {
  test.each(SEEDS)("plan %i loses nothing and says nothing twice", (seed) => {
    const random = randomOf(seed);
    const writer = new TextWriter();
    const { reader, lines } = newReader();
    const typed: string[] = [];
    let line = "";
    let onTheWay: string[] = [];
    for (let step = 0; step < 120; step += 1) {
      line = edited(line, random);
      writer.type(line);
      if (line.trim() !== "" && random(8) === 0) {
        writer.finish(line);
        typed.push(line);
        line = "";
      }
      const block = writer.next(2 + random(20));
      if (block) onTheWay.push(block);
      if (random(3) === 0) reader.read(onTheWay.shift() ?? "", later());
      if (random(5) === 0) writer.acknowledge(reader.heard);
      if (random(20) === 0) {
        // Whatever was on its way is gone with the line.
        onTheWay = [];
        writer.resume(reader.heard);
      }
    }
    for (const block of onTheWay) reader.read(block, later());
    carryAll(writer, reader);
    expect(lines).toEqual(typed);
    expect(reader.running).toBe(line);
    expect([...lines, reader.running].join("")).not.toContain(LOSS);
  });

  test("what is too old to be sent again is marked as lost, and the rest arrives", () => {
    const writer = new TextWriter();
    const { reader, lines } = newReader();
    for (let line = 0; line < 300; line += 1) {
      writer.finish(`riga ${line} ${"x".repeat(100)}`);
      while (writer.next(500) !== "");
    }
    writer.resume(reader.heard);
    writer.type("e poi");
    carryAll(writer, reader);
    expect(lines[0]?.startsWith(LOSS)).toBe(true);
    expect(lines.at(-1)).toBe(`riga 299 ${"x".repeat(100)}`);
    expect(lines.length).toBeGreaterThan(150);
    expect(reader.running).toBe("e poi");
    writer.resume(reader.heard);
    expect(writer.next(500)).toBe("");
  });

  test("a page that has replaced the other one gets the lines that may not have arrived, and no older ones", () => {
    const writer = new TextWriter();
    const before = newReader();
    writer.finish("arrivata");
    carryAll(writer, before.reader);
    writer.acknowledge(before.reader.heard);
    writer.finish("forse no");
    writer.type("a me");
    while (writer.next(500) !== "");
    const after = newReader();
    writer.restart();
    writer.type("a metà");
    carryAll(writer, after.reader);
    expect(after.lines).toEqual(["forse no"]);
    expect(after.reader.running).toBe("a metà");
    writer.acknowledge(after.reader.heard);
    writer.resume(after.reader.heard);
    expect(writer.next(500)).toBe("");
  });
});

describe("the reader", () => {
  const read = (...blocks: string[]) => {
    const made = newReader();
    for (const block of blocks) made.reader.read(block, later());
    return { lines: made.lines, running: made.reader.running };
  };

  test("takes the codes of T.140, in one block or in several", () => {
    expect(read("uno\u2028du\ufeffe", ERASE, "e\r", "\ntre\n")).toEqual({
      lines: ["uno", "due", "tre"],
      running: "",
    });
    expect(read("casa 👩‍💻", ERASE.repeat(3), "grande")).toEqual({ lines: [], running: "casa grande" });
  });

  test("leaves out what is no text, and lines with nothing in them", () => {
    expect(read("a\u0007\u001b[31mb\u0000", "\u2028\u2028 \u2028")).toEqual({
      lines: ["a[31mb"],
      running: "",
    });
  });

  test("stays small under a megabyte at once, ten thousand erasures, and a line without an end", () => {
    const { lines, running } = read(ERASE.repeat(10_000), "x".repeat(1_000_000));
    expect(lines.join("").length + running.length).toBeLessThan(41_000);
    expect(Math.max(...lines.map((it) => it.length))).toBeLessThanOrEqual(4_000);
    expect(running.endsWith(LOSS)).toBe(true);
  });

  test("counts what it did not read, so that it is not sent again", () => {
    const { reader } = newReader();
    reader.read("x".repeat(100_000), 0);
    expect(reader.heard).toBe(100_000);
    reader.read("y", 0);
    expect(reader.running.endsWith(LOSS)).toBe(true);
    expect(reader.running.endsWith(LOSS + LOSS)).toBe(false);
    reader.read("z", 1_000);
    expect(reader.running.endsWith(`${LOSS}z`)).toBe(true);
  });

  test("what was begun on a page that is gone stays, marked", () => {
    const { reader, lines } = newReader();
    reader.read(`prima${LINE_END}poi anc`, later());
    reader.breakOff();
    expect(lines).toEqual(["prima", `poi anc${LOSS}`]);
    expect([reader.running, reader.heard]).toEqual(["", 0]);
  });
});

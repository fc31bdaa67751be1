/**
 * Text as ITU-T T.140 presents it: characters that appear one after another at the end of a line, and codes that
 * erase the last of them or begin the next line. What travels is the difference between two states of a line.
 */

/** Erases one character. Here that is one code point, on both sides alike: see `docs/adr/0011-real-time-text.md`. */
export const ERASE = "\b";
/** U+2028, the end of a line. */
export const LINE_END = "\u2028";
/** U+FFFD, where text may be missing. */
export const LOSS = "\ufffd";

/** Ends of lines as people, files and other terminals write them. */
const ANY_LINE_END = /\r\n|[\r\n\u2028\u2029]/gu;
/** Codes that stand for no character, halves of a character, and the byte order mark that keeps a line alive. */
const NO_CHARACTER = /[\p{Cc}\p{Cs}\ufeff]/gu;
/** What turns the direction of all that follows: of other people's words, too. */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/gu;

/** The lines of what was typed or pasted, without anything that is not text; the last one is unfinished. */
export function linesOf(typed: string): string[] {
  return typed
    .replace(/\t/g, " ")
    .split(ANY_LINE_END)
    .map((line) => line.replace(NO_CHARACTER, ""));
}

/** A line as it may be shown: it can turn the direction of nothing. */
export function shown(line: string): string {
  return line.replace(DIRECTION, "");
}

/** What turns a line that reads `sent` into one that reads `wanted`: erasing from the end, and the new end. */
export function difference(sent: string, wanted: string): string {
  let kept = 0;
  while (kept < sent.length && sent[kept] === wanted[kept]) kept += 1;
  // Two characters that begin with the same half are two characters.
  if (isFirstHalf(sent, kept - 1)) kept -= 1;
  return ERASE.repeat([...sent.slice(kept)].length) + wanted.slice(kept);
}

/** The line after a block that has no end of a line in it. */
export function applied(line: string, block: string): string {
  let result = line;
  for (const point of block) result = point === ERASE ? erased(result) : result + point;
  return result;
}

/** The line without its last character. */
function erased(line: string): string {
  return line.slice(0, isFirstHalf(line, line.length - 2) ? -2 : -1);
}

/** As much of the beginning as fits into so many UTF-16 units, without half a character at its end. */
export function headOf(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return text.slice(0, isFirstHalf(text, limit - 1) ? limit - 1 : limit);
}

/** Whether the first half of a character beyond U+FFFF stands here, with its other half behind it. */
function isFirstHalf(text: string, index: number): boolean {
  return (text.codePointAt(index) ?? 0) > 0xffff;
}

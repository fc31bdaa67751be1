import type { MessageKey } from "../../context";

/** As many bytes as the server takes. */
const MAX_BYTES = 2 * 1024 * 1024;

const KINDS = ["image/png", "image/jpeg", "image/webp"];

/** Why a file is not worth sending; the server looks into it, this looks at its outside. */
export function problemOf({ type, size }: Pick<File, "type" | "size">): MessageKey | undefined {
  if (type === "image/svg+xml") return "crest.svg";
  if (!KINDS.includes(type)) return "crest.notAPicture";
  return size > MAX_BYTES ? "crest.tooLarge" : undefined;
}

/** What the status of an answer to a crest says; `undefined` where it was taken. */
export function problemOfStatus(status: number): MessageKey | undefined {
  switch (status) {
    case 200:
      return undefined;
    case 401:
      return "error.signedOut";
    case 412:
      return "crest.stale";
    case 413:
      return "crest.tooLarge";
    case 415:
      return "crest.notAPicture";
    default:
      return status >= 500 ? "error.unreachable" : "error.rejected";
  }
}

const FIRST_MS = 300;
const CEILING_MS = 10_000;

/**
 * How long to wait before attempt `retries + 1`, in milliseconds: doubling up to ten seconds, spread by half to
 * one and a half, so that the browsers of a whole comune do not come back in the same instant.
 *
 * `random` is in [0, 1).
 */
export function backoffMs(retries: number, random: number): number {
  const base = Math.min(CEILING_MS, FIRST_MS * 2 ** Math.min(retries, 10));
  return base * (0.5 + random);
}

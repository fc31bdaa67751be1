import { backoffMs } from "./backoff";
import { Unreachable } from "./errors";
import { waitOrWake } from "./wake";

const ATTEMPTS = 4;

/**
 * Repeats `action` while nobody answers. Only for what may be said twice: a query, or a mutation whose
 * idempotency key was made before and is the same at each attempt.
 */
export async function retryUnreachable<Result>(action: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await action();
    } catch (error) {
      if (!(error instanceof Unreachable) || attempt === ATTEMPTS) throw error;
      await waitOrWake(backoffMs(attempt, Math.random()));
    }
  }
}

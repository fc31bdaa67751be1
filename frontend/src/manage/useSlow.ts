import { useEffect, useState } from "react";

/** How long something may take before one says that it takes time. */
export const PATIENCE_MS = 1_000;

/** Whether something has been on its way for so long that a person wonders. */
export function useSlow(pending: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!pending) return;
    const timer = setTimeout(() => setSlow(true), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [pending]);
  return slow;
}

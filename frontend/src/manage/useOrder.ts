import { useRef, useState } from "react";

/**
 * The order that somebody has just given, shown until it is saved. Who moves a row three times quickly sends the
 * last order after the first, not one of them in between.
 */
export function useOrder(
  ids: readonly string[],
  onOrder: (ids: readonly string[]) => Promise<unknown>,
): readonly [readonly string[], (ids: readonly string[]) => void] {
  const [given, setGiven] = useState<readonly string[]>();
  const next = useRef<readonly string[]>(undefined);
  const sending = useRef(false);

  async function give(order: readonly string[]) {
    setGiven(order);
    next.current = order;
    if (sending.current) return;
    sending.current = true;
    while (next.current) {
      const sent = next.current;
      next.current = undefined;
      await onOrder(sent);
    }
    sending.current = false;
    setGiven(undefined);
  }
  return [given ?? ids, (order) => void give(order)];
}

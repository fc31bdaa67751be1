/** `items` with the one at `from` put where `to` is. Positions beyond the ends are the ends. */
export function moved<Item>(items: readonly Item[], from: number, to: number): readonly Item[] {
  const target = Math.max(0, Math.min(items.length - 1, to));
  const item = items[from];
  if (item === undefined || target === from) return items;
  const rest = items.filter((_, index) => index !== from);
  return [...rest.slice(0, target), item, ...rest.slice(target)];
}

/**
 * Where a row that is dragged belongs: as many rows are above it as have their middle above `y`. `middles` are those
 * of the other rows, from the top.
 */
export function positionAt(middles: readonly number[], y: number): number {
  return middles.filter((middle) => middle < y).length;
}

/** `items` in the order of `ids`; those that it does not name stay behind them. */
export function inOrder<Item extends { readonly id: string }>(
  items: readonly Item[],
  ids: readonly string[],
): readonly Item[] {
  const rank = new Map(ids.map((id, index) => [id, index]));
  const last = ids.length;
  return [...items].sort((a, b) => (rank.get(a.id) ?? last) - (rank.get(b.id) ?? last));
}

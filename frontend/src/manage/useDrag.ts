import { type PointerEvent, type RefObject, useState } from "react";
import { moved, positionAt } from "./state/order";

export interface Drag {
  /** As the rows are shown while one is dragged. */
  readonly order: readonly string[];
  readonly dragged: string | undefined;
  start(event: PointerEvent<HTMLElement>, id: string): void;
}

/** Drags the rows of a list by a handle. `onDrop` is told the order in which they were left. */
export function useDrag(
  list: RefObject<HTMLElement | null>,
  ids: readonly string[],
  onDrop: (order: readonly string[], id: string) => void,
): Drag {
  const [state, setState] = useState<{ readonly id: string; readonly order: readonly string[] }>();

  function start(event: PointerEvent<HTMLElement>, id: string) {
    if (event.button !== 0) return;
    event.preventDefault();
    const handle = event.currentTarget;
    const end = new AbortController();
    let order = ids;
    const onMove = ({ clientY }: globalThis.PointerEvent) => {
      const rows = [...(list.current?.children ?? [])];
      const others = rows.filter((_, index) => order[index] !== id).map(middleOf);
      order = moved(order, order.indexOf(id), positionAt(others, clientY));
      setState({ id, order });
    };
    const stop = (dropped: boolean) => {
      end.abort();
      setState(undefined);
      if (dropped) onDrop(order, id);
    };
    const { signal } = end;
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener("pointermove", onMove, { signal });
    handle.addEventListener("pointerup", () => stop(true), { signal });
    handle.addEventListener("pointercancel", () => stop(false), { signal });
    addEventListener("keydown", ({ key }) => key === "Escape" && stop(false), { signal });
    setState({ id, order });
  }
  return { order: state?.order ?? ids, dragged: state?.id, start };
}

function middleOf(row: Element): number {
  const { top, height } = row.getBoundingClientRect();
  return top + height / 2;
}

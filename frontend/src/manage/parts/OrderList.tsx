import { type ReactNode, useRef, useState } from "react";
import { useManage } from "../context";
import { inOrder, moved } from "../state/order";
import { useDrag } from "../useDrag";
import { useOrder } from "../useOrder";

interface OrderListProps<Item extends { readonly id: string; readonly name: string }> {
  readonly items: readonly Item[];
  readonly label: string;
  children(item: Item): ReactNode;
  /** All ids in their new order. Resolves when it is saved, or is not. */
  onOrder(ids: readonly string[]): Promise<unknown>;
}

/** A list that is put in order by dragging, or by the buttons of each row; each move is announced. */
export function OrderList<Item extends { readonly id: string; readonly name: string }>({
  items,
  label,
  children,
  onOrder,
}: OrderListProps<Item>) {
  const { t } = useManage();
  const list = useRef<HTMLOListElement>(null);
  const [announcement, announce] = useState("");
  const [ids, give] = useOrder(
    items.map(({ id }) => id),
    onOrder,
  );
  const settle = (order: readonly string[], id: string) => {
    if (order.join() === ids.join()) return;
    const item = items.find((one) => one.id === id);
    const position = order.indexOf(id) + 1;
    announce(t("order.moved", { name: item?.name ?? "", position, total: order.length }));
    give(order);
  };
  const drag = useDrag(list, ids, settle);
  const step = (from: number, to: number, id: string) => {
    if (to >= 0 && to < ids.length) settle(moved(ids, from, to), id);
  };
  return (
    <>
      <div role="status" className="visually-hidden">
        {announcement}
      </div>
      <ol className="rows" ref={list} aria-label={label}>
        {inOrder(items, drag.order).map((item, index) => (
          <li key={item.id} className={drag.dragged === item.id ? "row-item row-dragged" : "row-item"}>
            {items.length > 1 && (
              <div className="row-order">
                <span
                  className="row-handle"
                  aria-hidden
                  onPointerDown={(event) => drag.start(event, item.id)}
                >
                  ⠿
                </span>
                <StepButton
                  sign="↑"
                  label={t("order.up", { name: item.name })}
                  end={index === 0}
                  onStep={() => step(index, index - 1, item.id)}
                />
                <StepButton
                  sign="↓"
                  label={t("order.down", { name: item.name })}
                  end={index === items.length - 1}
                  onStep={() => step(index, index + 1, item.id)}
                />
              </div>
            )}
            {children(item)}
          </li>
        ))}
      </ol>
    </>
  );
}

interface StepButtonProps {
  readonly sign: string;
  readonly label: string;
  readonly end: boolean;
  onStep(): void;
}

/** At the end it stays focusable: a button that vanishes under the finger loses the place of the keyboard. */
export function StepButton({ sign, label, end, onStep }: StepButtonProps) {
  return (
    <button type="button" className="row-step" aria-label={label} aria-disabled={end} onClick={onStep}>
      <span aria-hidden>{sign}</span>
    </button>
  );
}

import { Button } from "design-react-kit";
import { useManage } from "../context";

interface ArchivedProps<Item extends { readonly id: string; readonly name: string }> {
  readonly items: readonly Item[];
  /** Left out for those who may not. */
  readonly onRestore: ((item: Item) => unknown) | undefined;
}

/** What was archived, folded away. */
export function Archived<Item extends { readonly id: string; readonly name: string }>({
  items,
  onRestore,
}: ArchivedProps<Item>) {
  const { t } = useManage();
  if (items.length === 0) return null;
  return (
    <details className="panel archived">
      <summary>{t("archived", { count: items.length })}</summary>
      <ul className="rows">
        {items.map((item) => (
          <li key={item.id} className="row-item">
            <span className="row-text">{item.name}</span>
            {onRestore && (
              <Button color="primary" outline size="sm" onClick={() => void onRestore(item)}>
                {t("restore")} <span className="visually-hidden">{item.name}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

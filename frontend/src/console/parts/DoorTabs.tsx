import { Badge } from "design-react-kit";
import { useConsole } from "../context";
import type { DeskSnapshot } from "../state/desk";
import { type Office, waitingOf } from "../state/queue";

interface DoorTabsProps {
  readonly offices: readonly Office[];
  readonly snapshot: DeskSnapshot;
  readonly chosen: string | undefined;
  onChoose(officeId: string): void;
}

/** Which door is on the screen. All of them ring, whichever it is. */
export function DoorTabs({ offices, snapshot, chosen, onChoose }: DoorTabsProps) {
  const { t } = useConsole();
  return (
    <nav aria-label={t("console.doors")}>
      <ul className="door-tabs">
        {offices.map(({ id, name }) => {
          const queue = snapshot.queues.get(id);
          const count = queue ? waitingOf(queue).length : 0;
          return (
            <li key={id}>
              <button
                type="button"
                className="door-tab"
                aria-current={id === chosen ? "true" : undefined}
                onClick={() => onChoose(id)}
              >
                {name}
                {count > 0 && (
                  <Badge color="danger" pill>
                    <span aria-hidden>{count}</span>
                    <span className="visually-hidden">{t("queue.count", { count })}</span>
                  </Badge>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

import { Badge } from "design-react-kit";
import { useConsole } from "../context";
import type { DeskSnapshot } from "../state/desk";
import { type Office, waitingOf } from "../state/queue";
import { openOf, type RequestsByOffice } from "../state/requests";

interface DoorLinksProps {
  readonly offices: readonly Office[];
  readonly snapshot: DeskSnapshot;
  readonly requests: RequestsByOffice;
}

/** The id of a door's heading, to go to. */
export function doorAnchor(officeId: string): string {
  return `door-${officeId}`;
}

/** Where the keyboard goes on when the buttons of a visit vanish. */
export function focusDoor(officeId: string): void {
  document.getElementById(doorAnchor(officeId))?.focus();
}

/** With several doors: how many wait at each, what was left there, and the way to it. */
export function DoorLinks({ offices, snapshot, requests }: DoorLinksProps) {
  const { t } = useConsole();
  return (
    <nav aria-label={t("console.doors")}>
      <ul className="door-links">
        {offices.map(({ id, name }) => {
          const queue = snapshot.queues.get(id);
          const count = queue ? waitingOf(queue).length : 0;
          const left = openOf(requests.get(id)).length;
          return (
            <li key={id}>
              <a className="door-link" href={`#${doorAnchor(id)}`}>
                {name}
                {count > 0 && (
                  <Badge color="danger" pill>
                    <span aria-hidden>{count}</span>
                    <span className="visually-hidden">{t("queue.count", { count })}</span>
                  </Badge>
                )}
                {left > 0 && (
                  <Badge color="secondary" pill>
                    <span aria-hidden>{left}</span>
                    <span className="visually-hidden">{t("requests.count", { count: left })}</span>
                  </Badge>
                )}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

import { timeOfDay } from "../../shared/time";
import { nameOf, useConsole } from "../context";
import type { Visit } from "../state/queue";

/** What visitor and office wrote to each other. */
export function Thread({ visit }: { readonly visit: Visit }) {
  const { lang, t } = useConsole();
  const { messages } = visit;
  if (messages.length === 0) return null;
  return (
    <ol className="thread">
      {messages.map(({ number, by, author, text, at }) => (
        <li key={number} className={by === "OFFICE" ? "said said-office" : "said"}>
          <p className="said-by">
            {by === "OFFICE" ? (author ?? t("write.office")) : nameOf(visit, t)},{" "}
            <time dateTime={at}>{timeOfDay(at, lang)}</time>
          </p>
          <p dir="auto">{text}</p>
        </li>
      ))}
    </ol>
  );
}

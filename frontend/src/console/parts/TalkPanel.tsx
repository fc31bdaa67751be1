import { Button } from "design-react-kit";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { nameOf, useConsole } from "../context";
import type { Visit } from "../state/queue";
import { useMove } from "../useMove";
import { MessageField } from "./MessageField";
import { Replies } from "./Replies";
import { Thread } from "./Thread";

interface TalkPanelProps {
  readonly visit: Visit;
  readonly officeSlug: string;
  onClose(): void;
}

/** As many characters as the server takes. */
export const TEXT_MAX = 500;

/** Writing to one who waits, with the queue still in sight. */
export function TalkPanel({ visit, officeSlug, onClose }: TalkPanelProps) {
  const { t } = useConsole();
  const { pending, run } = useMove();
  const [text, setText] = useState("");
  const form = useRef<HTMLFormElement>(null);
  const id = useId();
  const name = nameOf(visit, t);
  const focusField = () => form.current?.querySelector("textarea")?.focus();
  useEffect(focusField, []);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    const sent = await run({ kind: "message", visitId: visit.id, text: text.trim() }, visit);
    if (sent) setText("");
    focusField();
  };
  const pick = (reply: string) => {
    setText(reply);
    focusField();
  };
  return (
    <section className="talk-panel" aria-labelledby={id}>
      <h4 id={id}>{t("write.heading", { name })}</h4>
      <Thread visit={visit} />
      <form ref={form} onSubmit={(event) => void send(event)}>
        <MessageField label={t("write.message")} value={text} limit={TEXT_MAX} onChange={setText} />
        <Replies officeSlug={officeSlug} onPick={pick} />
        <div className="ask-buttons">
          <Button
            color="primary"
            size="sm"
            type="submit"
            disabled={text.trim() === "" || pending !== undefined}
          >
            {t("write.send")}
          </Button>
          <Button color="link" size="sm" type="button" onClick={onClose}>
            {t("write.close")}
          </Button>
        </div>
      </form>
    </section>
  );
}

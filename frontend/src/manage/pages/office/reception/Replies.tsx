import { Button } from "design-react-kit";
import { useId } from "react";
import { useUiText } from "../../../../shared/ui/texts";
import { useManage } from "../../../context";
import { useFault } from "../../../parts/Form";
import { useFocusLater } from "../../../useFocusLater";
import { REPLIES_MAX, REPLY_MAX } from "./form";

interface RepliesProps {
  readonly replies: readonly string[];
  onChange(replies: readonly string[]): void;
}

/** Sentences that staff sends often. */
export function Replies({ replies, onChange }: RepliesProps) {
  const { t } = useManage();
  const id = useId();
  const focusLater = useFocusLater();
  const fault = useFault("replies");
  const faultId = fault && `${id}-fault`;
  const faulty = replies.findIndex((reply) => leftOf(reply) < 0);
  const add = () => {
    onChange([...replies, ""]);
    focusLater(`${id}-${replies.length}`);
  };
  const remove = (index: number) => {
    onChange(replies.filter((_, at) => at !== index));
    focusLater(`${id}-add`);
  };
  return (
    <section className="panel">
      <h2>{t("reception.replies")}</h2>
      <p>{t("reception.repliesIntro", { max: REPLIES_MAX })}</p>
      {fault && (
        <p id={faultId} className="field-fault">
          {fault}
        </p>
      )}
      {replies.map((reply, index) => (
        <Reply
          // biome-ignore lint/suspicious/noArrayIndexKey: a reply has no other name than its place.
          key={index}
          id={`${id}-${index}`}
          number={index + 1}
          // The one that a fault is about takes the focus, where one can tell.
          name={faulty === -1 || faulty === index ? "replies" : undefined}
          faultId={faultId}
          text={reply}
          onChange={(text) => onChange(replies.map((known, at) => (at === index ? text : known)))}
          onRemove={() => remove(index)}
        />
      ))}
      {replies.length < REPLIES_MAX && (
        <Button id={`${id}-add`} color="primary" outline size="sm" type="button" onClick={add}>
          {t("reply.add")}
        </Button>
      )}
    </section>
  );
}

/** How many characters more a reply may have. */
function leftOf(reply: string): number {
  return REPLY_MAX - [...reply].length;
}

interface ReplyProps {
  readonly id: string;
  readonly number: number;
  readonly name: string | undefined;
  readonly faultId: string | undefined;
  readonly text: string;
  onChange(text: string): void;
  onRemove(): void;
}

function Reply({ id, number, name, faultId, text, onChange, onRemove }: ReplyProps) {
  const { t } = useManage();
  const ui = useUiText();
  const left = leftOf(text);
  return (
    <div className="field reply">
      <label htmlFor={id}>{t("reply.label", { number })}</label>
      <textarea
        id={id}
        name={name}
        rows={2}
        dir="auto"
        aria-describedby={faultId ? `${faultId} ${id}-left` : `${id}-left`}
        aria-invalid={left < 0 ? true : undefined}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
      <div className="reply-end">
        <small id={`${id}-left`} className={left < 0 ? "field-fault" : undefined}>
          {left < 0 ? ui("text.tooMany", { count: -left }) : ui("text.charactersLeft", { count: left })}
        </small>
        <Button color="secondary" outline size="sm" type="button" onClick={onRemove}>
          {t("remove")} <span className="visually-hidden">{t("reply.label", { number })}</span>
        </Button>
      </div>
    </div>
  );
}

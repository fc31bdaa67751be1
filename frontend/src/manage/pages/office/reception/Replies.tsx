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
    <fieldset className="panel replies" aria-describedby={fault && `${id}-fault`}>
      <legend>{t("reception.replies")}</legend>
      <p>{t("reception.repliesIntro", { max: REPLIES_MAX })}</p>
      {fault && (
        <p id={`${id}-fault`} className="field-fault">
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
    </fieldset>
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
  readonly text: string;
  onChange(text: string): void;
  onRemove(): void;
}

function Reply({ id, number, name, text, onChange, onRemove }: ReplyProps) {
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
        aria-describedby={`${id}-left`}
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

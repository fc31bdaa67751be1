import { useEffect, useState } from "react";
import { useConsole } from "../context";
import { RepliesDocument } from "../operations";

interface RepliesProps {
  readonly officeSlug: string;
  onPick(reply: string): void;
}

const suggestions = ["write.reply.soon", "write.reply.ready", "write.reply.reason"] as const;

/** What the office writes often: one press puts it into the field, where it can still be changed. */
export function Replies({ officeSlug, onPick }: RepliesProps) {
  const { t } = useConsole();
  const own = useReplies(officeSlug);
  const replies = own?.length ? own : suggestions.map((key) => t(key));
  // Until the office's own are known nothing is offered: what one is about to press must not change.
  if (!own) return null;
  return (
    <ul className="replies" aria-label={t("write.replies")}>
      {replies.map((reply) => (
        <li key={reply}>
          <button type="button" className="reply" onClick={() => onPick(reply)}>
            {reply}
          </button>
        </li>
      ))}
    </ul>
  );
}

function useReplies(slug: string): readonly string[] | undefined {
  const { client } = useConsole();
  const [replies, setReplies] = useState<readonly string[]>();
  useEffect(() => {
    let gone = false;
    client.request(RepliesDocument, { slug }).then(
      ({ office }) => gone || setReplies(office?.replies ?? []),
      // One can write without them.
      () => gone || setReplies([]),
    );
    return () => {
      gone = true;
    };
  }, [client, slug]);
  return replies;
}

import { Button } from "design-react-kit";
import { useRef } from "react";
import type { Feedback } from "./feedback";
import { useUiText } from "./texts";

interface FeedbackBarProps {
  readonly feedback: Feedback | undefined;
  onClose(): void;
}

/** What the last action came to. The region stays on the page, so that a screen reader is told of each new sentence. */
export function FeedbackBar({ feedback, onClose }: FeedbackBarProps) {
  const t = useUiText();
  const bar = useRef<HTMLDivElement>(null);
  // The button goes with the sentence: the keyboard stays here, and does not begin at the top of the page.
  const leave = (action: () => void) => {
    bar.current?.focus();
    action();
  };
  return (
    <div ref={bar} role="status" tabIndex={-1} className="feedback">
      {feedback && (
        <div className={`alert alert-${feedback.tone} with-action`}>
          <span>{feedback.text}</span>
          {feedback.action && (
            <Button color="primary" outline size="sm" onClick={() => leave(() => feedback.action?.run())}>
              {feedback.action.label}
            </Button>
          )}
          <button
            type="button"
            className="btn-close"
            aria-label={t("dialog.close")}
            onClick={() => leave(onClose)}
          />
        </div>
      )}
    </div>
  );
}

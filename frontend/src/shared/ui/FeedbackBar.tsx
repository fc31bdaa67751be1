import { Button } from "design-react-kit";
import type { Feedback } from "./feedback";
import { useUiText } from "./texts";

interface FeedbackBarProps {
  readonly feedback: Feedback | undefined;
  onClose(): void;
}

/** What the last action came to. The region stays on the page, so that a screen reader is told of each new sentence. */
export function FeedbackBar({ feedback, onClose }: FeedbackBarProps) {
  const t = useUiText();
  return (
    <div role="status" className="feedback">
      {feedback && (
        <div className={`alert alert-${feedback.tone} with-action`}>
          <span>{feedback.text}</span>
          {feedback.action && (
            <Button color="primary" outline size="sm" onClick={feedback.action.run}>
              {feedback.action.label}
            </Button>
          )}
          <button type="button" className="btn-close" aria-label={t("dialog.close")} onClick={onClose} />
        </div>
      )}
    </div>
  );
}

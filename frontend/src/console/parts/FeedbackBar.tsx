import { Button } from "design-react-kit";
import { type Feedback, useConsole } from "../context";

/** What the last action came to. The region stays on the page, so that a screen reader is told of each new sentence. */
export function FeedbackBar({ feedback }: { readonly feedback: Feedback | undefined }) {
  const { say, t } = useConsole();
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
          <button
            type="button"
            className="btn-close"
            aria-label={t("dialog.close")}
            onClick={() => say(undefined)}
          />
        </div>
      )}
    </div>
  );
}

import { Button } from "design-react-kit";
import { type FormEvent, type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { createPortal } from "react-dom";
import { useUiText } from "./texts";

interface DialogProps {
  readonly title: string;
  readonly confirm: string;
  /** What leaving it undone is called; "cancel" if nothing is said, no button with null. */
  readonly cancel?: string | null;
  readonly wide?: boolean;
  readonly tone?: "primary" | "danger";
  readonly disabled?: boolean;
  readonly children: ReactNode;
  onConfirm(): void;
  onClose(): void;
}

/**
 * A question with one answer to give. The browser's own modal dialog: it keeps the focus inside, closes with Esc and
 * gives the focus back to the button that opened it.
 */
export function Dialog({
  title,
  confirm,
  cancel,
  wide,
  tone = "primary",
  disabled,
  children,
  onConfirm,
  onClose,
}: DialogProps) {
  const t = useUiText();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Closed while still on the page: a dialog that is just removed gives the focus to nobody.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A question about a form is not an answer to the form.
    event.stopPropagation();
    onConfirm();
  };
  // At the end of the page: a form must not stand inside of another.
  return createPortal(
    <dialog
      ref={dialog}
      className={wide ? "ask ask-wide" : "ask"}
      aria-labelledby={titleId}
      onCancel={onClose}
    >
      <form onSubmit={submit} noValidate>
        <h2 id={titleId}>{title}</h2>
        {children}
        <div className="ask-buttons">
          <Button color={tone} type="submit" disabled={disabled ?? false}>
            {confirm}
          </Button>
          {cancel !== null && (
            <Button color="secondary" outline type="button" onClick={onClose}>
              {cancel ?? t("dialog.cancel")}
            </Button>
          )}
        </div>
      </form>
    </dialog>,
    document.body,
  );
}

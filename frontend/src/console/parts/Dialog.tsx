import { Button } from "design-react-kit";
import { type FormEvent, type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { useConsole } from "../context";

interface DialogProps {
  readonly title: string;
  readonly confirm: string;
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
  tone = "primary",
  disabled,
  children,
  onConfirm,
  onClose,
}: DialogProps) {
  const { t } = useConsole();
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
    onConfirm();
  };
  return (
    <dialog ref={dialog} className="ask" aria-labelledby={titleId} onCancel={onClose}>
      <form onSubmit={submit}>
        <h2 id={titleId}>{title}</h2>
        {children}
        <div className="ask-buttons">
          <Button color={tone} type="submit" disabled={disabled ?? false}>
            {confirm}
          </Button>
          <Button color="secondary" outline type="button" onClick={onClose}>
            {t("dialog.cancel")}
          </Button>
        </div>
      </form>
    </dialog>
  );
}

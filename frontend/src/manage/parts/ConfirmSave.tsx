import type { ReactNode } from "react";
import { Dialog } from "../../shared/ui/Dialog";
import { useSave } from "../useSave";

type Save = ReturnType<typeof useSave>["save"];

interface ConfirmSaveProps {
  readonly title: string;
  /** What the button says. */
  readonly confirm: string;
  /** What is said when it is done. */
  readonly done: string;
  readonly send: Parameters<Save>[0];
  /** What will be the consequence. */
  readonly children: ReactNode;
  onClose(): void;
  onDone(): void;
}

/** Asks before something is taken out of use. */
export function ConfirmSave({ title, confirm, done, send, children, onClose, onDone }: ConfirmSaveProps) {
  const { pending, save } = useSave();
  return (
    <Dialog
      title={title}
      confirm={confirm}
      tone="danger"
      disabled={pending}
      onConfirm={() => void save(send, { done }).then(onDone)}
      onClose={onClose}
    >
      <p>{children}</p>
    </Dialog>
  );
}

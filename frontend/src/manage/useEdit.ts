import { useEffect, useState } from "react";
import { useManage } from "./context";
import { begin, type Draft, follow, isDirty, reapply, takeTheirs } from "./state/draft";
import type { Conflict, Fault, Result, Send } from "./state/outcome";
import { useSave } from "./useSave";

interface EditOptions<Fields extends object> {
  /** As it is saved now, and its revision. */
  readonly saved: Fields;
  readonly revision: number;
  send(fields: Fields, revision: number): Send;
  onResult?(result: Result): void;
}

/** Somebody's writing, from the first letter to the save, with what a colleague does in between. */
export interface Edit<Fields extends object> {
  readonly fields: Fields;
  readonly dirty: boolean;
  readonly pending: boolean;
  readonly fault: Fault | undefined;
  /** A colleague has saved meanwhile. */
  readonly conflict: Conflict | undefined;
  /** One's own version lies aside while the colleague's is shown. */
  readonly hasAside: boolean;
  set(patch: Partial<Fields>): void;
  save(): void;
  discard(): void;
  takeTheirs(): void;
  /** One's own changes on top of the colleague's: saved at once from the dialog, shown from aside. */
  reapply(): void;
  closeConflict(): void;
}

export function useEdit<Fields extends object>(options: EditOptions<Fields>): Edit<Fields> {
  const { saved, revision, send, onResult } = options;
  const [draft, setDraft] = useState(() => begin(saved, revision));
  const [fault, setFault] = useState<Fault>();
  const [conflict, setConflict] = useState<Conflict>();
  const { pending, save } = useSave();
  const dirty = isDirty(draft);
  useUnsaved(dirty);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a revision is what tells one saved state from another.
  useEffect(() => setDraft((known) => follow(known, saved, revision)), [revision, dirty]);

  async function submit(given: Draft<Fields>) {
    setFault(undefined);
    const result = await save(send(given.fields, given.revision), { again: () => void submit(given) });
    if (!result) return;
    // Clean again: it follows what the server has made of it.
    if (result.kind === "saved") setDraft(begin(given.fields, given.revision));
    if (result.kind === "invalid") setFault(result.fault);
    if (result.kind === "stale") setConflict(result.conflict);
    onResult?.(result);
  }
  return {
    fields: draft.fields,
    dirty,
    pending,
    fault,
    conflict,
    hasAside: draft.aside !== undefined,
    set: (patch) => setDraft((known) => ({ ...known, fields: { ...known.fields, ...patch } })),
    save: () => void submit(draft),
    discard() {
      setFault(undefined);
      setDraft(begin(saved, revision));
    },
    takeTheirs() {
      setConflict(undefined);
      setDraft(takeTheirs(draft, saved, revision));
    },
    reapply() {
      const mine = reapply(draft, saved, revision);
      setDraft(mine);
      if (conflict) void submit(mine);
      setConflict(undefined);
    },
    closeConflict: () => setConflict(undefined),
  };
}

/** While this is true, whoever leaves the page is asked. */
function useUnsaved(unsaved: boolean) {
  const { keepOpen } = useManage();
  useEffect(() => (unsaved ? keepOpen() : undefined), [unsaved, keepOpen]);
}

import { Alert, Button } from "design-react-kit";
import {
  createContext,
  type FormEvent,
  type ReactNode,
  useContext,
  useEffect,
  useRef,
  useState,
} from "react";
import { useUiText } from "../../shared/ui/texts";
import { useManage } from "../context";
import type { Fault } from "../state/outcome";

const FaultContext = createContext<Fault | undefined>(undefined);

/** What is wrong with the field of this name, as a sentence. */
export function useFault(name: string): string | undefined {
  const fault = useContext(FaultContext);
  const t = useUiText();
  if (fault?.field !== name) return undefined;
  return t(`problem.${fault.problem}`, { limit: fault.limit ?? "" });
}

interface FaultsProps {
  readonly fault: Fault | undefined;
  readonly children: ReactNode;
}

/** Moves the focus to the field that the server did not take; says it on top where there is no such field. */
export function Faults({ fault, children }: FaultsProps) {
  const box = useRef<HTMLDivElement>(null);
  const [homeless, setHomeless] = useState(false);
  useEffect(() => {
    const field = fault && box.current?.querySelector<HTMLElement>(`[name="${fault.field}"]`);
    field?.focus();
    setHomeless(fault !== undefined && !field);
  }, [fault]);
  return (
    <FaultContext.Provider value={fault}>
      <div ref={box}>
        {homeless && fault && <FaultNote field={fault.field} />}
        {children}
      </div>
    </FaultContext.Provider>
  );
}

interface FormProps extends FaultsProps {
  onSubmit(): void;
}

/** A form on the page; a dialog has one of its own. */
export function Form({ fault, children, onSubmit }: FormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Faults fault={fault}>{children}</Faults>
    </form>
  );
}

function FaultNote({ field }: { readonly field: string }) {
  const text = useFault(field);
  return (
    <Alert color="danger" role="alert">
      {text}
    </Alert>
  );
}

interface SaveButtonsProps {
  readonly dirty: boolean;
  readonly pending: boolean;
  onDiscard(): void;
}

/** Always there, so that nobody looks for it; without anything to save it says so. */
export function SaveButtons({ dirty, pending, onDiscard }: SaveButtonsProps) {
  const { t } = useManage();
  return (
    <div className="save">
      <Button color="primary" type="submit" disabled={pending}>
        {t("save")}
      </Button>
      {dirty && (
        <Button color="secondary" outline type="button" onClick={onDiscard} disabled={pending}>
          {t("discard")}
        </Button>
      )}
      <span role="status">{dirty && t("unsaved")}</span>
    </div>
  );
}

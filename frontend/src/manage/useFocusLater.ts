import { useEffect, useState } from "react";

/** Moves the focus to an element that the next rendering makes, or leaves where it was. */
export function useFocusLater(): (id: string) => void {
  const [wanted, want] = useState<{ readonly id: string }>();
  useEffect(() => {
    if (wanted) document.getElementById(wanted.id)?.focus();
  }, [wanted]);
  return (id) => want({ id });
}

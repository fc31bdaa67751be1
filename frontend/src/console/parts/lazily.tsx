import { type ComponentType, useEffect, useState } from "react";
import { useConsole } from "../context";

/**
 * A part that is loaded when it is first shown: the counter opens without it. Where it cannot be had, that is said, and
 * asking for it again tries again.
 */
export function lazily<P extends { onClose(): void }>(load: () => Promise<ComponentType<P>>) {
  let loaded: ComponentType<P> | undefined;
  // biome-ignore lint/correctness/noComponentHookFactories: it is called once for each part, when the module is read.
  return function Lazily(props: P) {
    const { say, t } = useConsole();
    const [Part, show] = useState(() => loaded);
    // biome-ignore lint/correctness/useExhaustiveDependencies: it is asked for once, when it is first shown.
    useEffect(() => {
      let gone = false;
      if (Part) return;
      load().then(
        (part) => {
          loaded = part;
          if (!gone) show(() => part);
        },
        () => {
          if (gone) return;
          say({ tone: "danger", text: t("error.unreachable") });
          props.onClose();
        },
      );
      return () => {
        gone = true;
      };
    }, []);
    return Part ? <Part {...props} /> : null;
  };
}

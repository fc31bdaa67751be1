import { useCallback, useEffect, useRef, useState } from "react";
import { type Place, pathOf, placeOf } from "./state/places";

export interface Router {
  /** `undefined` where the address names no page. */
  readonly place: Place | undefined;
  /** Where somebody wants to go while something is not saved. */
  readonly asking: boolean;
  go(place: Place): void;
  leave(): void;
  stay(): void;
  keepOpen(): () => void;
}

/** The language that was chosen stays in the address. */
const address = (place: Place) => pathOf(place) + location.search;

/** Pages by their address, without loading; whoever leaves something unsaved is asked, by the browser or by us. */
export function useRouter(): Router {
  const [place, setPlace] = useState(() => placeOf(location.pathname));
  const [wanted, want] = useState<Place | undefined>();
  const unsaved = useRef(0);
  const shown = useRef(location.pathname + location.search);

  const show = useCallback((next: Place | undefined) => {
    shown.current = location.pathname + location.search;
    setPlace(next);
    want(undefined);
    scrollTo(0, 0);
  }, []);

  const leaveFor = useCallback(
    (next: Place) => {
      history.pushState(null, "", address(next));
      show(next);
    },
    [show],
  );

  useEffect(() => {
    const onPop = () => {
      const next = placeOf(location.pathname);
      if (unsaved.current === 0) return show(next);
      // The address had changed before anybody could be asked.
      history.pushState(null, "", shown.current);
      want(next);
    };
    const onUnload = (event: BeforeUnloadEvent) => {
      if (unsaved.current > 0) event.preventDefault();
    };
    addEventListener("popstate", onPop);
    addEventListener("beforeunload", onUnload);
    return () => {
      removeEventListener("popstate", onPop);
      removeEventListener("beforeunload", onUnload);
    };
  }, [show]);

  const go = useCallback((next: Place) => (unsaved.current > 0 ? want(next) : leaveFor(next)), [leaveFor]);
  const keepOpen = useCallback(() => {
    unsaved.current += 1;
    return () => {
      unsaved.current -= 1;
    };
  }, []);
  return {
    place,
    asking: wanted !== undefined,
    go,
    keepOpen,
    leave: () => wanted && leaveFor(wanted),
    stay: () => want(undefined),
  };
}

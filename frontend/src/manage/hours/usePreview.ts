import { useEffect, useRef, useState } from "react";
import type { Requester } from "../../shared/graphql/post";
import { retryUnreachable } from "../../shared/graphql/retry";
import { type HoursInput, type PreviewFieldsFragment, PreviewHoursDocument } from "../operations";

/** Who types is not asked after each letter. */
const PAUSE_MS = 300;

export interface Previewed {
  /** Of what was written last; older while the answer to something newer is awaited. */
  readonly preview: PreviewFieldsFragment | undefined;
  readonly state: "asking" | "fresh" | "failed";
}

/** What hours would say. */
export function usePreview(client: Requester, hours: HoursInput): Previewed {
  const [previewed, setPreviewed] = useState<Previewed>({ preview: undefined, state: "asking" });
  const first = useRef(true);
  const asked = JSON.stringify(hours);
  useEffect(() => {
    let gone = false;
    const settle = (change: Partial<Previewed>) => {
      if (!gone) setPreviewed((known) => ({ ...known, ...change }));
    };
    const ask = () => {
      settle({ state: "asking" });
      const input = JSON.parse(asked) as HoursInput;
      retryUnreachable(() => client.request(PreviewHoursDocument, { hours: input })).then(
        ({ previewHours }) => settle({ preview: previewHours, state: "fresh" }),
        () => settle({ state: "failed" }),
      );
    };
    const timer = setTimeout(ask, first.current ? 0 : PAUSE_MS);
    first.current = false;
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [client, asked]);
  return previewed;
}

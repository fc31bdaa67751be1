import { useEffect, useRef, useState } from "react";
import { keepListening } from "../shared/call/listen";
import type { GraphqlClient } from "../shared/graphql/client";
import { createSoftSound } from "./alert/soft";
import { RequestsDocument } from "./operations";
import { type LeftRequest, newcomers, type RequestsByOffice } from "./state/requests";

/** What was left at the doors, kept true. `officeIds` are those of the first rendering; `onNew` is told of newcomers. */
export function useRequests(
  client: GraphqlClient,
  officeIds: readonly string[],
  onNew: (requests: readonly LeftRequest[]) => void,
): RequestsByOffice {
  const [byOffice, setByOffice] = useState<RequestsByOffice>(new Map());
  const [offices] = useState(officeIds);
  const [sound] = useState(createSoftSound);
  const tell = useRef(onNew);
  useEffect(() => {
    tell.current = onNew;
  });
  useEffect(() => {
    const held = new Map<string, readonly LeftRequest[]>();
    const stops = offices.map((officeId) =>
      keepListening(
        client,
        RequestsDocument,
        { officeId },
        {
          next({ requests }) {
            const come = newcomers(held.get(officeId), requests);
            held.set(officeId, requests);
            setByOffice(new Map(held));
            if (come.length === 0) return;
            sound();
            tell.current(come);
          },
          refused() {
            held.delete(officeId);
            setByOffice(new Map(held));
          },
        },
      ),
    );
    return () => {
      for (const stop of stops) stop();
    };
  }, [client, offices, sound]);
  return byOffice;
}

import { useEffect, useRef, useState } from "react";
import type { GraphqlClient } from "../shared/graphql/client";
import { type Desk, type DeskEvents, type DeskSnapshot, openDesk } from "./state/desk";

const nothingYet: DeskSnapshot = {
  queues: new Map(),
  ringing: new Set(),
  conversation: undefined,
  connected: false,
  refusals: new Map(),
};

/** Opens the desk for as long as the component lives. `officeIds` are those of the first rendering. */
export function useDesk(
  client: GraphqlClient,
  officeIds: readonly string[],
  heard: Pick<DeskEvents, "onKnock" | "onWrote">,
): { readonly snapshot: DeskSnapshot; acknowledge(visitIds: readonly string[]): void } {
  const [snapshot, setSnapshot] = useState(nothingYet);
  const [offices] = useState(officeIds);
  const desk = useRef<Desk>(undefined);
  const latest = useRef(heard);
  useEffect(() => {
    latest.current = heard;
  });
  useEffect(() => {
    const opened = openDesk(client, offices, {
      onKnock: (visits) => latest.current.onKnock(visits),
      onWrote: (visits) => latest.current.onWrote(visits),
      onChange: setSnapshot,
    });
    desk.current = opened;
    return opened.close;
  }, [client, offices]);
  return { snapshot, acknowledge: (visitIds) => desk.current?.acknowledge(visitIds) };
}

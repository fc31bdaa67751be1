import { useEffect, useRef, useState } from "react";
import type { GraphqlClient } from "../shared/graphql/client";
import { type Desk, type DeskSnapshot, openDesk } from "./state/desk";
import type { Visit } from "./state/queue";

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
  onKnock: (visits: readonly Visit[]) => void,
): { readonly snapshot: DeskSnapshot; acknowledge(visitIds: readonly string[]): void } {
  const [snapshot, setSnapshot] = useState(nothingYet);
  const [offices] = useState(officeIds);
  const desk = useRef<Desk>(undefined);
  const knock = useRef(onKnock);
  useEffect(() => {
    knock.current = onKnock;
  });
  useEffect(() => {
    const opened = openDesk(client, offices, {
      onKnock: (visits) => knock.current(visits),
      onChange: setSnapshot,
    });
    desk.current = opened;
    return opened.close;
  }, [client, offices]);
  return { snapshot, acknowledge: (visitIds) => desk.current?.acknowledge(visitIds) };
}

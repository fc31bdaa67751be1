/** The clerk's side without the console around it. */
import { startCall } from "../../src/shared/call";
import { createGraphqlClient } from "../../src/shared/graphql/client";
import { VISIT_ID } from "./visit";

const root = document.querySelector<HTMLElement>("[data-call]");
if (!root) throw new Error("not the clerk's page");
await startCall({
  root,
  visitId: VISIT_ID,
  lang: "it",
  client: createGraphqlClient("it"),
  side: "clerk",
  peerName: "Visitatrice",
  onState: (state) => {
    document.title = state.kind;
  },
});

/** What keeps the server's pages true while one looks at them. Without it they are true when they are opened. */
import { keepListening } from "../shared/call/listen";
import { createGraphqlClient } from "../shared/graphql/client";
import { toLang } from "../shared/messages";
import { homePage } from "./doors/home";
import { officePage } from "./doors/office";
import { type DoorOfficeFragment, DoorsDocument } from "./operations";
import { enhanceRating } from "./rating";
import { findWayOut, showWayOut } from "./wayout";

enhanceRating();
const main = document.querySelector<HTMLElement>("main[data-doors]");
if (main) {
  warnEmbedded(main);
  follow(main.dataset.office === undefined ? homePage(main, warnEmbedded) : officePage(main, warnEmbedded));
}

function follow(show: (offices: readonly DoorOfficeFragment[]) => void): void {
  const client = createGraphqlClient(toLang(document.documentElement.lang));
  keepListening(client, DoorsDocument, {}, { next: ({ doors }) => show(doors) });
}

/** The server does not know who asks: the same page goes to all. */
function warnEmbedded(main: HTMLElement): void {
  const hint = findWayOut(main);
  if (hint) showWayOut(hint, location.href);
}

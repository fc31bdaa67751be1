/** Whether this network lets a call through: in words, and what to do. */
import { element, setText } from "../../../shared/call/dom";
import { iceServersOf } from "../../../shared/call/ice";
import type { GraphqlClient } from "../../../shared/graphql/client";
import { retryUnreachable } from "../../../shared/graphql/retry";
import { RelaysToTryDocument } from "../../operations";
import { type Reach, tryRelays } from "./reach";
import type { CheckText } from "./texts";

type Trial = Reach | "trying" | "unknown";

export class Network {
  readonly element = element("div", "check-network");
  private readonly client: GraphqlClient;
  private readonly t: CheckText;
  private readonly word = element("p", "check-reach");
  private readonly again = element("button", "btn btn-outline-primary");
  private trial: Trial = "unknown";

  constructor(client: GraphqlClient, t: CheckText) {
    this.client = client;
    this.t = t;
    this.word.setAttribute("role", "status");
    this.again.type = "button";
    this.again.textContent = t("check.network.again");
    this.again.addEventListener("click", () => void this.try());
    this.element.append(this.word, this.again);
    void this.try();
  }

  render(): void {
    const { trial } = this;
    // Where there is no relay, or nobody could be asked, there is nothing to say.
    this.element.hidden = trial === "unknown";
    this.again.hidden = trial !== "none";
    this.word.dataset.reach = trial;
    setText(this.word, trial === "unknown" ? "" : this.t(`check.network.${trial}`));
  }

  private async try(): Promise<void> {
    if (this.trial === "trying") return;
    const ask = () => this.client.request(RelaysToTryDocument, {});
    const relays = await retryUnreachable(ask).catch(() => null);
    if (relays?.relaysToTry) {
      this.show("trying");
      this.show(await tryRelays(iceServersOf(relays.relaysToTry)).catch(() => "unknown" as const));
    }
  }

  private show(trial: Trial): void {
    this.trial = trial;
    this.render();
  }
}

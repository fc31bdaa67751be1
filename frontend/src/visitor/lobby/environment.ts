import { type SupportProblem, supportProblem } from "../../shared/call";
import { isEmbedded } from "../embedded";

/** Why a call may not work in this browser, as the visitor should know before waiting for it. */
export type EnvironmentProblem = SupportProblem | "embedded";

export function environmentProblem(): EnvironmentProblem | null {
  return isEmbedded(navigator.userAgent) ? "embedded" : supportProblem();
}

import type { ManageText } from "../../../context";
import type { DeliveryFault } from "../../../operations";

/** Why something did not arrive, as the end of a sentence. */
export function reasonOf(fault: DeliveryFault, status: number | null, t: ManageText): string {
  return t(`fault.${fault}`, { status: status ?? "" });
}

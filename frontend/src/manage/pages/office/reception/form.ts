import type { Office } from "../../../context";
import type { Closing, ReceptionInput } from "../../../operations";

/** As the server takes them. */
export const EMAILS_MAX = 5;
export const REPLIES_MAX = 20;
export const REPLY_MAX = 300;

/** From and to, in the unit that the name says. */
export const RANGES = {
  alertAfterS: [15, 3600],
  slotMin: [5, 240],
  atOnce: [1, 20],
  noticeH: [0, 720],
  horizonDays: [1, 180],
} as const;

const RULES = ["slotMin", "atOnce", "noticeH", "horizonDays"] as const;
export type RuleName = (typeof RULES)[number];

/** How one books, each number as it is typed. */
export type RuleFields = Readonly<Record<RuleName, string>>;

/** What is proposed to an office that begins with bookings. */
const USUAL_RULES: RuleFields = { slotMin: "15", atOnce: "1", noticeH: "24", horizonDays: "30" };

/** What one writes of how an office receives; numbers and lists as they are typed. */
export interface ReceptionFields {
  readonly closing: Closing;
  readonly alertAfterS: string;
  /** One a line. */
  readonly alertEmails: string;
  readonly webhookUrl: string;
  readonly renewWebhookKey: boolean;
  /** Empty for none. */
  readonly substituteId: string;
  readonly replies: readonly string[];
  readonly takesMessages: boolean;
  readonly books: boolean;
  /** Kept while bookings are off, so that they can be taken back. */
  readonly rules: RuleFields;
}

export function fieldsOf({ reception }: Office): ReceptionFields {
  const { closing, takesMessages, replies, appointments } = reception;
  return {
    closing,
    alertAfterS: String(reception.alertAfterS),
    alertEmails: reception.alertEmails.join("\n"),
    webhookUrl: reception.webhookUrl ?? "",
    renewWebhookKey: false,
    substituteId: reception.substituteId ?? "",
    replies,
    takesMessages,
    books: appointments !== null,
    rules: appointments ? eachRule((name) => String(appointments[name])) : USUAL_RULES,
  };
}

export function inputOf({ books, rules, ...fields }: ReceptionFields): ReceptionInput {
  return {
    ...fields,
    alertAfterS: numberOf(fields.alertAfterS),
    alertEmails: fields.alertEmails.split(/[\s,;]+/).filter(Boolean),
    webhookUrl: fields.webhookUrl.trim() || null,
    substituteId: fields.substituteId || null,
    replies: fields.replies.filter((reply) => reply.trim()),
    appointments: books ? eachRule((name) => numberOf(rules[name])) : null,
  };
}

/** What is no number is out of every range, and the server says so beside the field. */
function numberOf(typed: string): number {
  return /^\s*\d{1,9}\s*$/.test(typed) ? Number(typed) : -1;
}

function eachRule<Value>(of: (name: RuleName) => Value): Record<RuleName, Value> {
  return {
    slotMin: of("slotMin"),
    atOnce: of("atOnce"),
    noticeH: of("noticeH"),
    horizonDays: of("horizonDays"),
  };
}

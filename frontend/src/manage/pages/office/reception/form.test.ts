import { expect, test } from "vitest";
import { office, reception } from "../../../state/fixtures";
import { fieldsOf, inputOf } from "./form";

test("what is not touched is sent as it was", () => {
  const known = {
    ...reception,
    alertEmails: ["a@comune.example", "b@comune.example"],
    webhookUrl: "https://avvisi.comune.example/",
    substituteId: "7",
    replies: ["Arrivo subito.\nUn momento."],
    appointments: { slotMin: 20, atOnce: 2, noticeH: 0, horizonDays: 60 },
  };
  const fields = fieldsOf(office("anagrafe", { reception: known }));
  expect(inputOf(fields)).toEqual({ ...known, renewWebhookKey: false });
});

test("an office without any rules says none", () => {
  expect(inputOf(fieldsOf(office("anagrafe")))).toEqual({ ...reception, renewWebhookKey: false });
});

test("addresses may stand on lines or between commas, and empty replies are none", () => {
  const fields = fieldsOf(office("anagrafe"));
  const typed = { ...fields, alertEmails: " a@b.it,\nc@d.it; \n", replies: ["", " Eccomi ", "  "] };
  expect(inputOf(typed)).toMatchObject({ alertEmails: ["a@b.it", "c@d.it"], replies: [" Eccomi "] });
});

test.each(["", "presto", "1.5", "-3"])("%j is no number that the server takes", (typed) => {
  const fields = fieldsOf(office("anagrafe"));
  const input = inputOf({
    ...fields,
    alertAfterS: typed,
    books: true,
    rules: { ...fields.rules, noticeH: typed },
  });
  expect(input).toMatchObject({ alertAfterS: -1, appointments: { noticeH: -1 } });
});

test("rules that were written come back when bookings are on again", () => {
  const fields = fieldsOf(office("anagrafe"));
  const off = { ...fields, books: false, rules: { ...fields.rules, slotMin: "45" } };
  expect(inputOf(off).appointments).toBeNull();
  expect(inputOf({ ...off, books: true }).appointments?.slotMin).toBe(45);
});

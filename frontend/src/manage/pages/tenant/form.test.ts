import { expect, test } from "vitest";
import { profile } from "../../state/fixtures";
import { fieldsOf, inputOf } from "./form";

const full = {
  ...profile,
  languages: ["DE", "IT"] as const,
  translations: [{ language: "DE" as const, name: "Bozen" }],
  patron: { month: 8, day: 5 },
  colour: "#004b87",
  phone: "0583 35401",
  widgetHosts: ["www.comune.example", "turismo.example"],
};

test("what was read is what is sent", () => {
  const { revision: _, name: __, crestPath: ___, ...fields } = full;
  expect(inputOf(fieldsOf(full))).toEqual(fields);
});

test("nothing is null, and hosts may be written in any way", () => {
  const input = inputOf({ ...fieldsOf(profile), widgetHosts: " a.it, b.it\n\nc.it ", retentionH: "molto" });
  expect(input).toMatchObject({ phone: null, patron: null, retentionH: 0 });
  expect(input.widgetHosts).toEqual(["a.it", "b.it", "c.it"]);
});

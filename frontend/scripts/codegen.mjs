// Types and texts of the GraphQL operations, from schema.graphql and the *.graphql files of each program.
//
//   node scripts/codegen.mjs          writes the files
//   node scripts/codegen.mjs --check  fails if a committed file differs from what it would write
//
// Each program gets a module of its own: one module for all would make the visitor download the console's texts.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { codegen } from "@graphql-codegen/core";
import * as operationTypes from "@graphql-codegen/typescript-operations";
import { buildASTSchema, Kind, parse, print, stripIgnoredCharacters, validate, visit } from "graphql";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const programs = ["src/console", "src/manage", "src/visitor", "src/shared/call"];
const header =
  "// Written by `npm run codegen` from schema.graphql and the .graphql files beside it. Not edited by hand.\n";
const typeOptions = {
  scalars: { ID: "string", DateTime: "string", Date: "string" },
  strictScalars: true,
  skipTypename: true,
  useTypeImports: true,
  immutableTypes: true,
  inlineFragmentTypes: "combine",
};

const schema = parse(readFileSync(join(root, "schema.graphql"), "utf8"));

function readDocuments(directory) {
  return readdirSync(join(root, directory), { recursive: true })
    .filter((name) => name.endsWith(".graphql"))
    .sort()
    .map((name) => {
      const location = join(directory, name);
      return { location, document: parse(readFileSync(join(root, location), "utf8")) };
    });
}

/** The operation followed by every fragment it needs, without insignificant characters: what the browser sends. */
function textOf(operation, fragments) {
  const needed = new Map();
  const collect = (node) =>
    visit(node, {
      FragmentSpread({ name }) {
        if (needed.has(name.value)) return;
        needed.set(name.value, fragments.get(name.value));
        collect(fragments.get(name.value));
      },
    });
  collect(operation);
  return stripIgnoredCharacters([operation, ...needed.values()].map(print).join("\n"));
}

function operationsOf(documents) {
  const definitions = documents.flatMap(({ document }) => document.definitions);
  const fragments = new Map(
    definitions.filter((it) => it.kind === Kind.FRAGMENT_DEFINITION).map((it) => [it.name.value, it]),
  );
  return definitions
    .filter((it) => it.kind === Kind.OPERATION_DEFINITION)
    .map((it) => {
      const kind = it.operation[0].toUpperCase() + it.operation.slice(1);
      return { name: it.name.value, type: it.name.value + kind, text: textOf(it, fragments) };
    });
}

function assertValid(documents) {
  const merged = { kind: Kind.DOCUMENT, definitions: documents.flatMap((it) => it.document.definitions) };
  const problems = validate(buildASTSchema(schema), merged);
  if (problems.length > 0) throw new Error(problems.map(String).join("\n\n"));
}

async function moduleOf(directory, documents) {
  const filename = join(directory, "operations.ts");
  const types = await codegen({
    filename,
    schema,
    documents,
    config: {},
    plugins: [{ operationTypes: typeOptions }],
    pluginMap: { operationTypes },
  });
  const path = relative(directory, "src/shared/graphql/document");
  const constants = operationsOf(documents).map(
    ({ name, type, text }) =>
      `export const ${name}Document = ${JSON.stringify(text)} as TypedDocument<${type}, ${type}Variables>;\n`,
  );
  const module = [
    header,
    `import type { TypedDocument } from ${JSON.stringify(path.startsWith(".") ? path : `./${path}`)};\n\n`,
    types.trim(),
    "\n\n",
    constants.join("\n"),
  ].join("");
  return { filename, content: module };
}

/** The persisted operations: the only ones that the server takes from anonymous callers. Keys are sha256 of the text. */
function manifestOf(documentsByProgram) {
  const texts = documentsByProgram.flatMap(operationsOf).map(({ text }) => text);
  const entries = texts.map((text) => [createHash("sha256").update(text).digest("hex"), text]).sort();
  return {
    filename: "operations.json",
    content: `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`,
  };
}

const outputs = [];
const documentsByProgram = [];
for (const directory of programs) {
  const documents = readDocuments(directory);
  if (documents.length === 0) continue;
  assertValid(documents);
  documentsByProgram.push(documents);
  outputs.push(await moduleOf(directory, documents));
}
outputs.push(manifestOf(documentsByProgram));

const check = process.argv.includes("--check");
const stale = outputs.filter(({ filename, content }) => {
  const path = join(root, filename);
  return !existsSync(path) || readFileSync(path, "utf8") !== content;
});
if (check) {
  for (const { filename } of stale) console.error(`${filename} is stale: run npm run codegen`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const { filename, content } of stale) writeFileSync(join(root, filename), content);
}

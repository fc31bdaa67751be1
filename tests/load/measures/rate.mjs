import { execFile, execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { Door } from '../lib/door.mjs';
import { cpuSeconds, postmasterPid } from '../lib/proc.mjs';

const run = promisify(execFile);

const KNOCKS = 800;
const ABREAST = 16;
const CYCLES = 200;
const BUDGET = 2000;
const ADMIT = 'mutation Admit($id: ID!, $key: ID!) { admit(visitId: $id, idempotencyKey: $key) { __typename } }';
const END = 'mutation End($id: ID!, $key: ID!) { endVisit(visitId: $id, idempotencyKey: $key) { __typename } }';

/**
 * Knocks by many at once at one door, each committed to disk, and the admission and goodbye of some of them by the
 * door's one operator. Beside pgbench with the statements of a knock, at the same door of the same database.
 *
 * @returns {Promise<import('../lib/figures.mjs').Row[]>}
 */
export async function rate(app) {
  const door = await Door.at(app);
  const cookie = await app.signIn('anagrafe');
  try {
    const theirs = await pgbench(app, door);
    const knocks = await measured(app, KNOCKS, () => door.fill(KNOCKS, ABREAST));
    const cycles = await measured(app, CYCLES, async () => {
      for (const visitor of await door.fill(CYCLES, 1)) await receive(app, door, cookie, visitor);
    });
    const what = `Knocks at one door, durable on PostgreSQL, ${ABREAST} at once`;
    return [
      { what, beside: 'pgbench, the same statements', peer: theirs, measured: knocks.perS, unit: '/s', sense: 'least' },
      { ...perCore('a knock', knocks) },
      { ...perCore('a knock, its admission and goodbye', cycles) },
    ];
  } finally {
    door.close();
  }
}

const perCore = (what, { perCoreS }) => ({
  what: `Durable on PostgreSQL, per busy core of server and database: ${what}`,
  beside: 'budget',
  bar: BUDGET,
  measured: perCoreS,
  unit: '/s',
  sense: 'least',
});

/** By the clock, and by the CPU of server and database, because the client shares their cores. */
async function measured(app, count, work) {
  const pids = [app.server.pid, postmasterPid(process.env.TEST_POSTGRES_URL)];
  const used = () => pids.reduce((sum, pid) => sum + cpuSeconds(pid), 0);
  const cpu = used();
  const start = performance.now();
  await work();
  return { perS: count / ((performance.now() - start) / 1000), perCoreS: count / (used() - cpu) };
}

async function receive(app, door, cookie, { id }) {
  for (const query of [ADMIT, END]) {
    const { data } = await app.graphql(query, { id, key: crypto.randomUUID() }, { cookie, agent: door.agent });
    const [{ __typename: outcome }] = Object.values(data);
    if (outcome !== 'Moved') throw new Error(`an operator's step was answered with ${outcome}`);
  }
}

/** @returns {Promise<number>} transactions per second */
async function pgbench(app, door) {
  const url = new URL(process.env.TEST_POSTGRES_URL);
  url.pathname = new URL(app.database.url).pathname;
  const sql = (query) => execFileSync('psql', [url.href, '-XtAc', query], { encoding: 'utf8' }).trim();
  const tenant = sql(`select tenant_id from offices where id = '${door.officeId}'`);
  const script = fileURLToPath(new URL('../peers/knock.sql', import.meta.url));
  const options = ['--no-vacuum', '--protocol=prepared', '--client', ABREAST, '--transactions', KNOCKS / ABREAST];
  const variables = ['--define', `tenant=${tenant}`, '--define', `office=${door.officeId}`];
  const { stdout } = await run(pgbenchBinary(), [...options, ...variables, '--file', script, url.href], {
    // The server, too, is not the owner: row level security counts for both.
    env: { ...process.env, PGOPTIONS: '-c role=ricevimento_app' },
  });
  sql(`begin; set session_replication_role = replica; delete from visit_events where visit_id in
    (select id from visits where name = 'Visitor'); delete from visits where name = 'Visitor'; commit`);
  return Number(stdout.match(/tps = ([\d.]+)/)[1]);
}

/** Debian keeps it beside the server. */
function pgbenchBinary() {
  const versions = readdirSync('/usr/lib/postgresql').sort((a, b) => Number(b) - Number(a));
  return `/usr/lib/postgresql/${versions[0]}/bin/pgbench`;
}

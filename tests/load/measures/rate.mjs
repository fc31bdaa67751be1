import { Door } from '../lib/door.mjs';
import { cpuSeconds, postmasterPid } from '../lib/proc.mjs';

const CYCLES = 1000;
const ABREAST = 16;
const ADMIT = 'mutation Admit($id: ID!, $key: ID!) { admit(visitId: $id, idempotencyKey: $key) { __typename } }';
const END = 'mutation End($id: ID!, $key: ID!) { endVisit(visitId: $id, idempotencyKey: $key) { __typename } }';

/**
 * Knocks by many at once, then their admission and goodbye by the door's one operator, each committed to disk.
 * Per busy core of server and PostgreSQL together, because the client shares their cores.
 *
 * @returns {Promise<import('../lib/figures.mjs').Row[]>}
 */
export async function rate(app) {
  const door = await Door.at(app);
  const cookie = await app.signIn('anagrafe');
  const pids = [app.server.pid, postmasterPid(process.env.TEST_POSTGRES_URL)];
  const used = () => pids.reduce((sum, pid) => sum + cpuSeconds(pid), 0);
  const move = async (query, id) => {
    const { data } = await app.graphql(query, { id, key: crypto.randomUUID() }, { cookie, agent: door.agent });
    const [{ __typename: outcome }] = Object.values(data);
    if (outcome !== 'Moved') throw new Error(`an operator's step was answered with ${outcome}`);
  };
  try {
    const start = used();
    const visitors = await door.fill(CYCLES, ABREAST);
    const knocked = used();
    for (const { id } of visitors) {
      await move(ADMIT, id);
      await move(END, id);
    }
    const ended = used();
    return [
      row('knocks', CYCLES / (knocked - start), 2000),
      row('knock, admit and goodbye', CYCLES / (ended - start), 2000),
    ];
  } finally {
    door.close();
  }
}

const row = (what, measured, bar) => ({
  what: `Durable on PostgreSQL: ${what}, per busy core`,
  beside: 'budget',
  bar,
  measured,
  unit: '/s',
  sense: 'least',
});

// The table of ratios that `make bench` prints. Loopback only; ends by itself.
import { App } from '../journeys/lib/app.mjs';
import { table } from './lib/figures.mjs';
import { call } from './measures/call.mjs';
import { knock } from './measures/knock.mjs';
import { memory } from './measures/memory.mjs';
import { page } from './measures/page.mjs';
import { rate } from './measures/rate.mjs';
import { start } from './measures/start.mjs';

/** Every visitor of a measurement comes from one address. */
const MANY = { RICEVIMENTO_KNOCKS_PER_MINUTE: '1000000' };

/** What is measured, each on a server and a database of its own. */
const MEASURES = [
  { name: 'page', database: 'sqlite', measure: page },
  { name: 'knock-sqlite', database: 'sqlite', measure: (app) => knock(app, 'SQLite') },
  { name: 'knock-postgres', database: 'postgres', measure: (app) => knock(app, 'PostgreSQL') },
  { name: 'call', database: 'sqlite', measure: call },
  { name: 'rate', database: 'postgres', measure: rate },
  { name: 'memory', database: 'sqlite', measure: memory },
  { name: 'start-sqlite', database: 'sqlite', measure: (app) => start(app, 'SQLite') },
  { name: 'start-postgres', database: 'postgres', measure: (app) => start(app, 'PostgreSQL') },
];

const rows = [];
const failures = [];
const only = process.argv.slice(2);
for (const { name, database, measure } of MEASURES) {
  if (only.length > 0 && !only.includes(name)) continue;
  process.stderr.write(`measuring ${name}\n`);
  try {
    const app = await App.start({ name: `bench-${name}`, database, profile: 'release', env: MANY });
    try {
      rows.push(...(await measure(app)));
    } finally {
      await app.stop();
    }
  } catch (error) {
    failures.push(`${name}: ${error.message}`);
  }
}

console.log(table(rows));
console.log('\nA ratio of 1 or more keeps the budget. Client and servers share the cores of one machine.');
if (failures.length > 0) {
  console.error(failures.join('\n'));
  process.exitCode = 1;
}

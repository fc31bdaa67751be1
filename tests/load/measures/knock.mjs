import { quantile } from '../lib/figures.mjs';
import { Door } from '../lib/door.mjs';

const SAMPLES = 200;
const BURST = 200;
const CROWDS = [1, 100, 1000];

/**
 * From just before the knock is sent until the clerk's console has it, with more and more people already waiting;
 * and 200 knocks in the same instant.
 *
 * @param {string} database as the table names it
 * @returns {Promise<import('../lib/figures.mjs').Row[]>}
 */
export async function knock(app, database) {
  const door = await Door.at(app);
  const console = await door.console();
  const rows = [];
  try {
    const burst = await burstOf(BURST, door, console);
    rows.push({
      what: `${BURST} knocks in the same instant, ${database}: all on the console`,
      beside: 'budget',
      bar: 500,
      measured: burst.ms,
      unit: 'ms',
      sense: 'most',
    });
    await Promise.all(burst.visitors.map((visitor) => door.leave(visitor)));
    let waiting = 0;
    for (const crowd of CROWDS) {
      await door.fill(crowd - waiting);
      waiting = crowd;
      rows.push(...latencyRows(database, crowd, await latencies(door, console)));
    }
  } finally {
    console.close();
    door.close();
  }
  return rows;
}

/** Each visitor of a sample leaves again, so that the crowd stays the same. */
async function latencies(door, console) {
  const samples = [];
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const name = door.nextName();
    const start = performance.now();
    const [visitor, sight] = await Promise.all([door.knock(name), console.sight(name)]);
    samples.push(sight - start);
    await door.leave(visitor);
  }
  return samples;
}

function latencyRows(database, crowd, samples) {
  const row = (name, q, bar) => ({
    what: `Knock to console, ${database}, ${crowd} waiting: ${name}`,
    beside: 'budget',
    bar,
    measured: quantile(samples, q),
    unit: 'ms',
    sense: 'most',
  });
  return [row('p50', 0.5, 5), row('p99', 0.99, 25)];
}

async function burstOf(count, door, console) {
  const names = Array.from({ length: count }, () => door.nextName());
  const start = performance.now();
  // Together, so that a knock that is refused fails the measure at once.
  const [visitors, sights] = await Promise.all([
    Promise.all(names.map((name) => door.knock(name))),
    Promise.all(names.map((name) => console.sight(name))),
  ]);
  return { ms: Math.max(...sights) - start, visitors };
}

import { median } from '../lib/figures.mjs';

const STARTS = 5;

/**
 * From the start of the process until it says that it is ready, on a database that is migrated and seeded.
 *
 * @param {string} database as the table names it
 * @returns {Promise<import('../lib/figures.mjs').Row[]>}
 */
export async function start(app, database) {
  const samples = [];
  for (let count = 0; count < STARTS; count += 1) {
    await app.server.stop();
    const begin = performance.now();
    await app.serve();
    samples.push(performance.now() - begin);
  }
  return [
    {
      what: `Start to ready, ${database}, seeded`,
      beside: 'budget',
      bar: 2000,
      measured: median(samples),
      unit: 'ms',
      sense: 'most',
    },
  ];
}

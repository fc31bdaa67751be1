import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * @typedef {{id: string, state: string}} Visit
 */

/** What the database has, past the server. */
export class Truth {
  /** @param {{url: string, cluster: import('../../journeys/lib/cluster.mjs').Cluster}} database */
  constructor({ url, cluster }) {
    const address = new URL(cluster.url);
    // As a superuser: row level security binds even the owner.
    address.pathname = new URL(url).pathname;
    this.url = address.href;
  }

  async #ask(what) {
    const { stdout } = await run('psql', ['--no-psqlrc', '--tuples-only', '--no-align', this.url, '--command', what]);
    return JSON.parse(stdout);
  }

  /** @returns {Promise<Visit[]>} in the order in which they are received */
  visits() {
    return this.#ask(`select coalesce(json_agg(json_build_object('id', id, 'state', state) order by rank_at, id), '[]')
      from visits`);
  }

  /** @returns {Promise<string[]>} the visit of each admission, in order */
  admissions() {
    return this.#ask(`select coalesce(json_agg(visit_id order by version), '[]') from visit_events where kind = 'CALLED'`);
  }
}

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const WITH_POSTGRES = fileURLToPath(new URL('../../../scripts/with-postgres', import.meta.url));

/** A PostgreSQL of one's own, which may be cut off and put back. */
export class Cluster {
  /** Starts one, empty. */
  static async start() {
    const cluster = new Cluster();
    // The script lives as long as what it runs: here, until its input ends.
    cluster.script = spawn(WITH_POSTGRES, ['sh', '-c', 'echo "$TEST_POSTGRES_URL"; cat'], {
      stdio: ['pipe', 'pipe', 'inherit'],
      // What is acknowledged must outlive the cut.
      env: { ...process.env, WITH_POSTGRES_DURABLE: '1' },
    });
    const [line] = await once(cluster.script.stdout, 'data');
    cluster.url = line.toString().trim();
    cluster.folder = await cluster.#ask('show data_directory');
    cluster.pgCtl = join(await cluster.#ask("select setting from pg_config where name = 'BINDIR'"), 'pg_ctl');
    return cluster;
  }

  /** Ends all of PostgreSQL at once, as a crash would: connections break, and new ones are refused. */
  async cut() {
    // PostgreSQL's own note of its command line. The folder comes first, and pg_ctl adds that by itself.
    const [, , ...options] = (await readFile(join(this.folder, 'postmaster.opts'), 'utf8')).match(/"[^"]*"/g);
    this.options = options.join(' ');
    await this.#control('stop', '--mode', 'immediate');
  }

  /** Starts it again, on the same port and the same data. Resolves when it takes connections. */
  restore() {
    return this.#control('start', '--options', this.options, '--log', join(this.folder, '../log'));
  }

  async stop() {
    const ended = once(this.script, 'exit');
    this.script.stdin.end();
    await ended;
  }

  async #ask(query) {
    const { stdout } = await run('psql', ['--no-psqlrc', '--tuples-only', '--no-align', this.url, '--command', query]);
    return stdout.trim();
  }

  /** As the owner of the data: PostgreSQL serves nobody else. */
  async #control(...what) {
    await run('sh', ['-c', AS_OWNER, this.folder, this.pgCtl, '--silent', '--wait', '--pgdata', this.folder, ...what]);
  }
}

const AS_OWNER = `
  owner=$(stat --format %u "$0")
  [ "$owner" = "$(id -u)" ] && exec "$@"
  exec setpriv --reuid "$owner" --regid "$(stat --format %g "$0")" --clear-groups -- "$@"
`;

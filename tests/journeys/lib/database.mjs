import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { Cluster } from './cluster.mjs';

const run = promisify(execFile);

/**
 * A database that nobody has used. With `own cluster` it comes with a PostgreSQL that may be cut off.
 * @param {'sqlite' | 'postgres' | 'own cluster'} kind
 * @returns {Promise<{url: string, remove: () => Promise<void>, cluster?: Cluster}>}
 */
export async function freshDatabase(kind) {
  if (kind === 'sqlite') return freshSqlite();
  if (kind === 'postgres') return freshPostgres(process.env.TEST_POSTGRES_URL);
  const cluster = await Cluster.start();
  return { ...(await freshPostgres(cluster.url)), cluster, remove: () => cluster.stop() };
}

async function freshSqlite() {
  const folder = await mkdtemp(join(tmpdir(), 'ricevimento-'));
  return {
    url: `sqlite://${join(folder, 'demo.sqlite')}?mode=rwc`,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A role that may not do more than an operator would give it: no superuser, or row level security proves nothing. */
async function freshPostgres(admin) {
  if (!admin) {
    throw new Error('TEST_POSTGRES_URL is not set: run this through scripts/with-postgres');
  }
  const name = `journey_${randomBytes(6).toString('hex')}`;
  const sql = (statement) => run('psql', ['--quiet', '--no-psqlrc', admin, '--command', statement]);
  await sql(`create role ${name} login createrole`);
  await sql(`create database ${name} owner ${name}`);
  const url = new URL(admin);
  url.username = name;
  url.pathname = `/${name}`;
  return {
    url: url.href,
    remove: () => sql(`drop database ${name} with (force)`),
  };
}

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What a month of visits would have left behind: ten a day, eight of whom waited from ten to twenty minutes. */
const MONTH = `
  set app.tenant_id = :'tenant';
  insert into visits (tenant_id, id, office_id, state, outcome, secret_hash, knocked_at, joined_at, rank_at, place,
                      called_back, calls, received_at, ended_at, last_seen_at, version)
  select :'tenant', gen_random_uuid(), :'office', 'ENDED', 'SERVED',
         decode(md5(day || '-' || n) || md5(n || '-' || day), 'hex'), knock, knock, knock, 1,
         false, 1, knock + wait, knock + wait + interval '5 minutes', knock + wait, 0
  from generate_series(1, 30) day, generate_series(1, 10) n,
       lateral (select date_trunc('day', now()) - day * interval '1 day' + (8 * 60 + n * 30) * interval '1 minute' as knock,
                       (array[12, 6, 13, 11, 20, 14, 12, 22, 11, 13])[n] * interval '1 minute' as wait) as made_up`;

/**
 * Gives an office of a comune a past.
 * @param {import('./app.mjs').App} app on PostgreSQL
 */
export async function givePast(app, office) {
  const tenant = (await query(app, "select id from tenants where slug = 'pescaglia'")).trim();
  await query(app, MONTH, { tenant, office });
}

async function query(app, sql, variables = {}) {
  const set = Object.entries(variables).flatMap(([name, value]) => ['--set', `${name}=${value}`]);
  const options = ['--no-psqlrc', '--quiet', '--tuples-only', '--no-align', '--set', 'ON_ERROR_STOP=1', ...set];
  const psql = run('psql', [...options, app.database.url, '--file', '-']);
  psql.child.stdin.end(sql);
  return (await psql).stdout;
}

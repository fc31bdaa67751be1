import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { request } from '../../journeys/lib/http.mjs';
import { freePort, Process } from '../../journeys/lib/process.mjs';
import { median } from '../lib/figures.mjs';
import { cpuSeconds } from '../lib/proc.mjs';

const run = promisify(execFile);

const ROUNDS = 3;
const ROUND_S = 5;
/** Of nginx's requests per busy core. */
const BUDGET = 0.6;

/**
 * The public page through all our layers, against nginx with the same bytes as a static file. Requests per busy
 * core, because the load generator shares the machine's cores with both.
 *
 * @returns {Promise<import('../lib/figures.mjs').Row[]>}
 */
export async function page(app) {
  const rows = [];
  for (const encoding of ['identity', 'gzip']) {
    const answer = await request(`${app.origin}/`, { headers: { 'accept-encoding': encoding } });
    const got = answer.headers['content-encoding'] ?? 'identity';
    if (answer.status !== 200 || got !== encoding) {
      throw new Error(`the page answered ${answer.status} in ${got} where ${encoding} was asked`);
    }
    const nginx = await Nginx.serving(answer.body, got);
    try {
      rows.push(row(encoding, answer.body.length, await rounds(app, nginx, encoding)));
    } finally {
      await nginx.stop();
    }
  }
  return rows;
}

function row(encoding, bytes, { ours, theirs, ratio }) {
  const perCore = (value) => `${(value / 1000).toFixed(0)} k/s`;
  return {
    what: `Public page, ${encoding}, ${bytes} bytes: requests per busy core (${perCore(ours)})`,
    beside: `nginx, the same bytes (${perCore(theirs)})`,
    bar: BUDGET,
    measured: ratio,
    unit: 'of nginx',
    sense: 'least',
  };
}

/** Both servers in turn, so that a slower minute of the machine meets both. */
async function rounds(app, nginx, encoding) {
  const ours = [];
  const theirs = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    theirs.push(await perBusyCore(nginx.process.pid, nginx.port, app, encoding));
    ours.push(await perBusyCore(app.server.pid, app.port, app, encoding));
  }
  return { ours: median(ours), theirs: median(theirs), ratio: median(ours.map((value, at) => value / theirs[at])) };
}

async function perBusyCore(pid, port, app, encoding) {
  const before = cpuSeconds(pid);
  const { stdout } = await run('wrk', [
    '-t1',
    '-c64',
    `-d${ROUND_S}s`,
    '-H',
    `Host: ${new URL(app.origin).host}`,
    '-H',
    `Accept-Encoding: ${encoding}`,
    `http://127.0.0.1:${port}/`,
  ]);
  const used = cpuSeconds(pid) - before;
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(`wrk met errors:\n${stdout}`);
  return Number(stdout.match(/(\d+) requests in/)[1]) / used;
}

/** An instance of nginx of our own: one worker, loopback, no log, the file kept open. */
class Nginx {
  static async serving(body, encoding) {
    const nginx = new Nginx();
    nginx.folder = await mkdtemp(join(tmpdir(), 'ricevimento-nginx-'));
    // The worker is another user than root.
    await chmod(nginx.folder, 0o755);
    nginx.port = await freePort();
    await writeFile(join(nginx.folder, 'index.html'), body);
    await writeFile(join(nginx.folder, 'nginx.conf'), conf(nginx, encoding));
    nginx.process = new Process('nginx', ['-p', nginx.folder, '-c', 'nginx.conf', '-e', 'error.log'], {
      env: { PATH: `${process.env.PATH}:/usr/sbin` },
      log: join(nginx.folder, 'output.log'),
    });
    await nginx.process.untilReady(
      async () => (await request(`http://127.0.0.1:${nginx.port}/`)).body.equals(body),
      10_000,
    );
    return nginx;
  }

  async stop() {
    await this.process.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

const conf = ({ folder, port }, encoding) => `
daemon off;
worker_processes 1;
pid nginx.pid;
events { worker_connections 1024; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 1000000000;
  open_file_cache max=16 inactive=60s;
  types { text/html html; }
  charset utf-8;
  client_body_temp_path body;
  proxy_temp_path proxy;
  fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi;
  scgi_temp_path scgi;
  server {
    listen 127.0.0.1:${port} backlog=1024;
    root ${folder};
    index index.html;
    ${encoding === 'identity' ? '' : `add_header Content-Encoding ${encoding};`}
  }
}
`;

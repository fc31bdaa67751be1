import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { freshDatabase } from './database.mjs';
import { request } from './http.mjs';
import { freePort, Process } from './process.mjs';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const READY_MS = 60_000;

/** Where logs and pictures of failures are kept. */
export const OUT = fileURLToPath(new URL('../out/', import.meta.url));

/** The built server: `SERVER_BIN`, or what `cargo build` left for the profile. */
export function serverBinary(profile = 'debug') {
  const path = process.env.SERVER_BIN ?? join(process.env.CARGO_TARGET_DIR ?? join(ROOT, 'target'), profile, 'ricevimento');
  if (!existsSync(path)) throw new Error(`${path} is not there: run cargo build -p server`);
  return path;
}

/** The product as a newcomer runs it, on a free port with a database of its own. */
export class App {
  /**
   * @param {{
   *   name: string,
   *   database?: Parameters<typeof freshDatabase>[0] | {url: string, remove: () => Promise<void>},
   *   profile?: 'debug' | 'release',
   *   foreignIdp?: boolean,
   *   env?: Record<string, string>,
   * }} options
   *   `name` names the log. A `database` that is there already may be shared by several nodes. `foreignIdp` signs staff in at the npm oidc-provider instead of the demo's own.
   */
  static async start({ name, database = 'sqlite', profile = 'debug', foreignIdp = false, env = {} }) {
    const app = new App();
    app.name = name;
    app.binary = serverBinary(profile);
    app.port = await freePort();
    app.origin = `http://pescaglia.localhost:${app.port}`;
    app.platform = `http://localhost:${app.port}`;
    app.database = typeof database === 'string' ? await freshDatabase(database) : database;
    app.env = {
      PORT: String(app.port),
      DATABASE_URL: app.database.url,
      // Everybody in a journey knocks from the same address.
      RICEVIMENTO_KNOCKS_PER_MINUTE: '1000',
      ...env,
    };
    try {
      if (foreignIdp) await app.startIdp();
      await app.serve();
    } catch (error) {
      await app.stop();
      throw error;
    }
    return app;
  }

  async startIdp() {
    const port = await freePort();
    this.issuer = `http://127.0.0.1:${port}`;
    this.idp = new Process('node', ['op.mjs'], {
      cwd: join(ROOT, 'tests/idp'),
      env: { PORT: String(port), ISSUER: this.issuer, REDIRECTS: `${this.origin}/accedi/ritorno` },
      log: join(OUT, `${this.name}-idp.log`),
    });
    const discovery = `${this.issuer}/.well-known/openid-configuration`;
    await this.idp.untilReady(async () => (await request(discovery)).status === 200, READY_MS);
    this.env.RICEVIMENTO_DEMO_ISSUER = this.issuer;
    this.env.RICEVIMENTO_DEMO_CLIENT_ID = 'ricevimento';
  }

  /** Starts the server on the port and the database that the app already has. Resolves when it is ready. */
  async serve() {
    this.server = new Process(this.binary, ['demo'], {
      cwd: ROOT,
      env: this.env,
      log: join(OUT, `${this.name}-server.log`),
    });
    await this.server.untilReady(async () => (await request(`${this.platform}/readyz`)).status === 200, READY_MS);
  }

  /** A power cut of the server's machine: nothing is said, nothing is flushed. */
  async crash() {
    await this.server.kill();
  }

  async stop() {
    await this.server?.stop();
    await this.idp?.stop();
    await this.database.remove();
  }

  /**
   * Sends one GraphQL operation to the comune, as a client without a browser.
   * @returns {Promise<{data: any, cookie: string | undefined}>} `cookie` is what the answer sets, ready to send back
   */
  async graphql(query, variables = {}, { cookie, agent } = {}) {
    const answer = await request(`${this.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.origin, ...(cookie && { cookie }) },
      body: JSON.stringify({ query, variables }),
      agent,
    });
    const { data, errors } = JSON.parse(answer.text);
    if (errors) throw new Error(`GraphQL: ${errors.map((error) => error.message).join('; ')}`);
    return { data, cookie: cookiesOf(answer) };
  }

  /** Signs a member of staff in by following the redirects, and returns the session's cookie. */
  async signIn(account) {
    const jar = new Map();
    let url = `${this.origin}/accedi?login_hint=${account}`;
    for (let hop = 0; hop < 12; hop += 1) {
      const host = new URL(url).host;
      const cookie = [...(jar.get(host) ?? [])].map(([key, value]) => `${key}=${value}`).join('; ');
      const answer = await request(url, { headers: cookie ? { cookie } : {} });
      for (const [key, value] of cookiePairs(answer)) {
        if (!jar.has(host)) jar.set(host, new Map());
        jar.get(host).set(key, value);
      }
      if (!answer.headers.location) break;
      url = new URL(answer.headers.location, url).href;
    }
    const session = jar.get(new URL(this.origin).host);
    if (!session || new URL(url).pathname !== '/sportello') throw new Error(`sign-in of ${account} ended at ${url}`);
    return [...session].map(([key, value]) => `${key}=${value}`).join('; ');
  }
}

function cookiePairs(answer) {
  return (answer.headers['set-cookie'] ?? []).map((line) => {
    const pair = line.split(';', 1)[0];
    const at = pair.indexOf('=');
    return [pair.slice(0, at), pair.slice(at + 1)];
  });
}

function cookiesOf(answer) {
  const pairs = cookiePairs(answer);
  return pairs.length > 0 ? pairs.map(([key, value]) => `${key}=${value}`).join('; ') : undefined;
}

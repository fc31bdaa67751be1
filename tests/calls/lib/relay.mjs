import { createHmac, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { OUT } from '../../journeys/lib/app.mjs';
import { Process } from '../../journeys/lib/process.mjs';
import { run } from './shell.mjs';

const CONFIGURATION = fileURLToPath(new URL('../../../deploy/coturn/turnserver.conf', import.meta.url));
const READY_MS = 10_000;

/** The relay as it is deployed, at an address of the tests. */
export class Relay {
  static async start(address) {
    const relay = new Relay();
    relay.address = address;
    relay.secret = randomBytes(16).toString('hex');
    relay.folder = mkdtempSync(join(tmpdir(), 'ricevimento-relay-'));
    const file = (name) => join(relay.folder, name);
    run(
      `openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=turn.test -keyout ${file('key.pem')} -out ${file('cert.pem')}`,
    );
    const options = {
      'listening-ip': address,
      'relay-ip': address,
      'allowed-peer-ip': address,
      realm: 'turn.test',
      'static-auth-secret': relay.secret,
      cert: file('cert.pem'),
      pkey: file('key.pem'),
      pidfile: file('pid'),
      userdb: file('db'),
    };
    const args = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
    relay.process = new Process('turnserver', ['-c', CONFIGURATION, ...args], { env: {}, log: join(OUT, 'coturn.log') });
    await relay.process.untilReady(() => answers(address, 443), READY_MS);
    return relay;
  }

  /** What the server is told of it. */
  get settings() {
    const urls = [
      `turn:${this.address}:3478?transport=udp`,
      `turn:${this.address}:3478?transport=tcp`,
      `turns:${this.address}:443?transport=tcp`,
    ];
    return { RICEVIMENTO_TURN_URLS: urls.join(','), RICEVIMENTO_TURN_SECRET: this.secret };
  }

  /** The credential that belongs to a name, by the relay's own secret. */
  credential(username) {
    return createHmac('sha1', this.secret).update(username).digest('base64');
  }

  async stop() {
    await this.process.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function answers(host, port) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, host, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', reject);
  });
}

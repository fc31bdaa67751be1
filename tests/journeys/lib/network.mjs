import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** The way from one person's browser to the server, which can break as ways do. */
export class Network {
  /**
   * @param {import('./app.mjs').App} app
   * @param {{host?: string, port?: number}} where it begins; a free port of loopback unless told
   */
  static async to(app, { host = '127.0.0.1', port: near = 0 } = {}) {
    const network = new Network();
    network.pairs = new Set();
    network.down = false;
    network.server = createServer((near) => network.#join(near, app.port));
    network.server.listen(near, host);
    await once(network.server, 'listening');
    const { port } = network.server.address();
    /** The same house, seen through this network. */
    network.app = Object.create(app, { origin: { value: app.origin.replace(`:${app.port}`, `:${port}`) } });
    return network;
  }

  #join(near, port) {
    if (this.down) return near.destroy();
    const far = connect(port, '127.0.0.1');
    const pair = { near, far };
    this.pairs.add(pair);
    for (const socket of [near, far]) {
      socket.setNoDelay(true);
      socket.on('error', () => {});
      socket.on('close', () => this.pairs.delete(pair));
    }
    near.pipe(far);
    far.pipe(near);
  }

  /** Out of reach: what is open breaks at both ends, and nothing new comes through. */
  cut() {
    this.down = true;
    for (const { near, far } of this.pairs) {
      near.destroy();
      far.destroy();
    }
  }

  restore() {
    this.down = false;
  }

  /** From one network into another: nobody hears of the old sockets again, they stay open, and new ones go through. */
  move() {
    for (const { near, far } of this.pairs) {
      near.unpipe(far);
      far.unpipe(near);
      near.pause();
      far.pause();
    }
  }

  async close() {
    for (const { near, far } of this.pairs) {
      near.destroy();
      far.destroy();
    }
    this.server.close();
    await once(this.server, 'close');
  }
}

import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** The way from one person's browser to the server, which can break as ways do. */
export class Network {
  /**
   * @param {import('./app.mjs').App} app
   * @param {{host?: string, port?: number, others?: import('./app.mjs').App[]}} where it begins; a free port of loopback
   *   unless told. `others` are nodes of the same house: who comes is served by the first that answers
   */
  static async to(app, { host = '127.0.0.1', port: near = 0, others = [] } = {}) {
    const network = new Network();
    network.nodes = [app, ...others];
    network.pairs = new Set();
    network.down = false;
    network.server = createServer({ pauseOnConnect: true }, (socket) => network.#join(socket));
    network.server.listen(near, host);
    await once(network.server, 'listening');
    const { port } = network.server.address();
    /** The same house, seen through this network. */
    network.app = Object.create(app, { origin: { value: app.origin.replace(`:${app.port}`, `:${port}`) } });
    return network;
  }

  async #join(near) {
    near.on('error', () => {});
    const far = this.down ? undefined : await this.#reach();
    if (!far || this.down) {
      far?.destroy();
      return near.destroy();
    }
    const pair = { near, far };
    this.pairs.add(pair);
    for (const [socket, other] of [[near, far], [far, near]]) {
      socket.setNoDelay(true);
      socket.on('error', () => {});
      socket.on('close', () => {
        this.pairs.delete(pair);
        if (!pair.moved) other.destroySoon();
      });
    }
    near.pipe(far);
    far.pipe(near);
  }

  async #reach() {
    for (const { port } of this.nodes) {
      const far = connect(port, '127.0.0.1');
      const reached = await once(far, 'connect').catch(() => undefined);
      if (reached) return far;
    }
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
    for (const pair of this.pairs) {
      const { near, far } = pair;
      pair.moved = true;
      near.unpipe(far);
      far.unpipe(near);
      near.pause();
      far.pause();
    }
  }

  async close() {
    this.cut();
    this.server.close();
    await once(this.server, 'close');
  }
}

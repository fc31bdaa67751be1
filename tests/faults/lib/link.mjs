import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** A line to a database that may be cut. What was said while it was cut arrives when it is healed, as over a real network. */
export class Link {
  #cut = false;
  #sockets = new Set();

  /** @param {string} url of the database at the other end */
  static async to(url) {
    const link = new Link();
    const address = new URL(url);
    link.port = Number(address.port);
    link.server = createServer({ pauseOnConnect: true }, (near) => link.#join(near));
    link.server.listen(0, '127.0.0.1');
    await once(link.server, 'listening');
    address.port = link.server.address().port;
    link.url = address.href;
    return link;
  }

  #join(near) {
    const far = connect({ host: '127.0.0.1', port: this.port });
    for (const [from, to] of [[near, far], [far, near]]) {
      this.#sockets.add(from);
      from.setNoDelay(true);
      from.on('data', (chunk) => to.write(chunk));
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.#sockets.delete(from);
        to.destroy();
      });
      if (this.#cut) from.pause();
      else from.resume();
    }
  }

  /** From now on nothing gets through, and nobody is told. */
  cut() {
    this.#cut = true;
    for (const socket of this.#sockets) socket.pause();
  }

  heal() {
    this.#cut = false;
    for (const socket of this.#sockets) socket.resume();
  }

  async close() {
    for (const socket of this.#sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }
}

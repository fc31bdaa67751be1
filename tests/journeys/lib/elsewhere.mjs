import { createServer } from 'node:http';

/** A site that is not ours, on a port of its own. */
export class Elsewhere {
  /** @param {string} html of its only page */
  static async serving(html) {
    const site = new Elsewhere();
    site.server = createServer((_, answer) => {
      answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      answer.end(html);
    });
    await new Promise((resolve) => site.server.listen(0, '127.0.0.1', resolve));
    const { port } = site.server.address();
    site.address = `http://127.0.0.1:${port}/`;
    /** The same site by a name, as a comune allows it. */
    site.host = `sito.localhost:${port}`;
    return site;
  }

  stop() {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(resolve));
  }
}

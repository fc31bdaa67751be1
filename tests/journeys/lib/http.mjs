import http from 'node:http';

const REQUEST_TIMEOUT_MS = 10_000;

/**
 * One HTTP request to a server on loopback, whatever its host name: `*.localhost` is not resolved everywhere, so
 * the connection goes to 127.0.0.1 and the name travels in the Host header. Redirects are not followed.
 *
 * @param {string} url
 * @param {{method?: string, headers?: Record<string, string>, body?: string, agent?: http.Agent}} [options]
 * @returns {Promise<{status: number, headers: http.IncomingHttpHeaders, body: Buffer, text: string}>}
 */
export function request(url, { method = 'GET', headers = {}, body, agent } = {}) {
  const { host, port, pathname, search } = new URL(url);
  return new Promise((resolve, reject) => {
    const outgoing = http.request(
      {
        host: '127.0.0.1',
        port,
        method,
        path: pathname + search,
        agent,
        headers: { host, ...headers },
        timeout: REQUEST_TIMEOUT_MS,
      },
      (incoming) => {
        const chunks = [];
        incoming.on('data', (chunk) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const bytes = Buffer.concat(chunks);
          resolve({ status: incoming.statusCode, headers: incoming.headers, body: bytes, text: bytes.toString() });
        });
      },
    );
    outgoing.on('timeout', () => outgoing.destroy(new Error(`no answer from ${url} in ${REQUEST_TIMEOUT_MS} ms`)));
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

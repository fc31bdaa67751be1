import WebSocket from 'ws';

/**
 * Opens one GraphQL subscription over a WebSocket of its own (graphql-transport-ws).
 *
 * @param {import('../../journeys/lib/app.mjs').App} app
 * @param {{query: string, variables?: object, cookie: string, onData: (data: any) => void}} subscription
 *   `onData` is called with each payload, in order
 * @returns {Promise<{close: () => void, ended: Promise<unknown>}>} resolved after the first payload, which is the whole
 *   state; `ended` when nothing more will come
 */
export function subscribe(app, { query, variables = {}, cookie, onData }) {
  const socket = new WebSocket(`ws://127.0.0.1:${app.port}/graphql/ws`, 'graphql-transport-ws', {
    headers: { Host: new URL(app.origin).host, Origin: app.origin, Cookie: cookie },
    perMessageDeflate: false,
  });
  const ended = new Promise((resolve) => socket.once('close', resolve));
  const send = (message) => socket.send(JSON.stringify(message));
  return new Promise((resolve, reject) => {
    const handlers = {
      connection_ack: () => send({ id: '1', type: 'subscribe', payload: { query, variables } }),
      ping: () => send({ type: 'pong' }),
      pong: () => {},
      next: ({ payload }) => {
        if (payload.errors) return fail(payload.errors[0].message);
        onData(payload.data);
        return resolve({ close: () => socket.terminate(), ended });
      },
      error: ({ payload }) => fail(payload[0].message),
      complete: () => fail('the subscription was completed by the server'),
    };
    const fail = (message) => {
      reject(new Error(message));
      socket.terminate();
    };
    socket.on('open', () => send({ type: 'connection_init' }));
    socket.on('message', (bytes) => {
      const message = JSON.parse(bytes);
      handlers[message.type](message);
    });
    socket.on('error', reject);
    socket.on('close', (code) => reject(new Error(`the socket was closed with ${code}`)));
  });
}

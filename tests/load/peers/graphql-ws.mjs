// A peer for the memory of one subscription: graphql-ws on Node, with nothing behind it. Listens on PORT.
import { createServer } from 'node:http';

import { buildSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';

const schema = buildSchema(`
  type Visit { id: ID! state: String! position: Int alertedAt: String }
  type Query { myVisit: Visit }
  type Subscription { myVisit: Visit }
`);

/** The state first, then nothing for as long as nothing changes. */
async function* myVisit() {
  yield { myVisit: { id: crypto.randomUUID(), state: 'WAITING', position: 1, alertedAt: null } };
  await new Promise(() => {});
}

const server = createServer((_, response) => response.end());
const sockets = new WebSocketServer({ server, path: '/graphql/ws' });
useServer({ schema, roots: { subscription: { myVisit } } }, sockets);
server.listen(Number(process.env.PORT), '127.0.0.1');

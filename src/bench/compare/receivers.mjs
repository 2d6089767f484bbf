// Servers on loopback that a node calls: a receiver of webhooks and a collector of traces.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { createServer as createServer2 } from 'node:http2';

const listen = (server) => new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)));

async function body(request) {
  const chunks = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Verifies a signature as Standard Webhooks tells receivers to do. */
export function isSigned({ headers, body: text }, secret) {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const mine = createHmac('sha256', key).update(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${text}`).digest();
  const all = String(headers['webhook-signature']).split(' ').map((one) => Buffer.from(one.replace('v1,', ''), 'base64'));
  return all.some((one) => one.length === mine.length && timingSafeEqual(one, mine));
}

/** HTTP server that keeps all requests and answers with `status`. */
export class Receiver {
  got = [];
  status = 200;

  async start() {
    this.server = createServer(async (request, response) => {
      this.got.push({ method: request.method, path: request.url, headers: request.headers, body: String(await body(request)) });
      response.writeHead(this.status).end();
    });
    this.port = await listen(this.server);
    this.url = `http://127.0.0.1:${this.port}`;
    return this;
  }

  stop() {
    this.server.close();
    this.server.closeAllConnections();
  }
}

/** OpenTelemetry collector that keeps all requests; gRPC over HTTP/2 without TLS. */
export class Collector {
  got = [];

  async start() {
    this.server = createServer2();
    this.sessions = new Set();
    this.server.on('session', (session) => this.sessions.add(session));
    this.server.on('stream', async (stream, headers) => {
      const sent = await body(stream);
      this.got.push({ path: headers[':path'], type: headers['content-type'], bytes: sent });
      stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
      stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
      stream.end(Buffer.alloc(5)); // frame of an empty message
    });
    this.port = await listen(this.server);
    this.url = `http://127.0.0.1:${this.port}`;
    return this;
  }

  stop() {
    this.server.close();
    this.sessions.forEach((session) => session.destroy());
  }
}

// A network between two programs that can be slow, cut, or silent.
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Forwards a port to another one. `slow(ms)`, `cut()`, `hang()` and `mend()` change how, also for connections that are open. */
export class Network {
  port;
  #delay = 0;
  #silent = false;
  #closed = false;
  #sockets = new Set();
  #server;

  static async to(port) {
    const network = new Network();
    network.#server = createServer({ pauseOnConnect: false }, (client) => network.#accept(client, port));
    await new Promise((resolve) => network.#server.listen(0, '127.0.0.1', resolve));
    network.port = network.#server.address().port;
    return network;
  }

  /** Each part of a message arrives so many milliseconds later. */
  slow(millis) {
    this.#delay = millis;
  }

  /** Open connections are reset, and new ones too. */
  cut() {
    this.#closed = true;
    this.#sockets.forEach((socket) => socket.resetAndDestroy());
  }

  /** Nothing arrives any more, and neither side learns of it; new connections are accepted, and silent as well. */
  hang() {
    this.#silent = true;
  }

  /** New connections are as before. Silent ones stay silent, as after a firewall has forgotten them. */
  mend() {
    this.#delay = 0;
    this.#silent = false;
    this.#closed = false;
  }

  stop() {
    this.cut();
    this.#server.close();
  }

  #accept(client, port) {
    if (this.#closed) {
      client.resetAndDestroy();
      return;
    }
    const server = connect(port, '127.0.0.1');
    const pair = { silent: this.#silent };
    this.#forward(client, server, pair);
    this.#forward(server, client, pair);
  }

  #forward(from, to, pair) {
    this.#sockets.add(from);
    let order = Promise.resolve();
    from.on('data', (data) => {
      pair.silent ||= this.#silent;
      const delay = this.#delay;
      order = order.then(async () => {
        await sleep(delay);
        if (!pair.silent && !to.destroyed) {
          to.write(data);
        }
      });
    });
    from.on('error', () => to.destroy());
    from.on('close', () => {
      this.#sockets.delete(from);
      order.then(() => pair.silent || to.destroy());
    });
  }
}

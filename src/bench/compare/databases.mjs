// PostgreSQL server with a database for each side. Both are copies of one database, so that facts and ids are equal.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { serveDatabase } from '../contenders.mjs';
import { freePort } from '../processes.mjs';

export class Server {
  #folder = mkdtempSync(join(tmpdir(), 'troth-compare-'));

  async start() {
    this.port = await freePort();
    await serveDatabase(join(this.#folder, 'postgres'), this.port, '256MB');
    // Roles belong to the server: two programs that migrate their databases at the same time would both create this one.
    await this.query('postgres', 'create role troth_app nologin');
  }

  /** Runs a statement and returns its rows. */
  async query(database, text, values = []) {
    const client = new pg.Client({ connectionString: `postgres://postgres:postgres@127.0.0.1:${this.port}/${database}` });
    await client.connect();
    try {
      return (await client.query(text, values)).rows;
    } finally {
      await client.end();
    }
  }

  /** Creates an empty database, or a copy of a database without connections. */
  create(name, template = 'template1') {
    return this.query('postgres', `create database "${name}" template "${template}"`);
  }

  /** Folder for temporary files of this run. */
  get folder() {
    return this.#folder;
  }

  /** Removes the files; the server must have stopped. */
  remove() {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

// A folder on a disk that forgets what was not synced: see forgetful-disk.py.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HERE } from './contenders.mjs';
import { start } from './processes.mjs';

export class ForgetfulDisk {
  #random;
  #backing;
  #process;

  constructor(folder, random) {
    this.folder = join(folder, 'disk');
    this.#backing = join(folder, 'backing');
    this.#random = random;
    for (const path of [this.folder, this.#backing]) {
      mkdirSync(path, { mode: 0o777 });
    }
  }

  async switchOn() {
    const seed = String(Math.floor(1e9 * this.#random()));
    this.#process = await start('/usr/bin/python3', [join(HERE, 'forgetful-disk.py'), this.#backing, this.folder, seed], {
      ready: () => readFileSync('/proc/mounts', 'utf8').includes(` ${this.folder} fuse`),
    });
  }

  /** Loses what is not synced. Open files fail from now on. */
  async losePower() {
    if (!this.#process) {
      return;
    }
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill('SIGKILL');
    await ended;
    this.#process = null;
    execFileSync('umount', ['-l', this.folder]);
  }
}

// Builds one commit twice, in two fresh clones with different paths, and compares the files that are delivered: the application,
// the scoring jar and the software bill of materials. They must be equal to the byte.
//
//   node src/bench/compare-builds.mjs [--commit HEAD]
//
// The exit code is 1 if files differ.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from './contenders.mjs';
import { run } from './processes.mjs';

const { values: options } = parseArgs({ options: { commit: { type: 'string', default: 'HEAD' } } });
const say = (text) => console.error(`${new Date().toISOString().slice(11, 19)} ${text}`);

/** Digests of the delivered files of a build, by path. */
function digests(folder) {
  const target = join(folder, 'target');
  const application = readdirSync(join(target, 'quarkus-app'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const others = readdirSync(target)
    .filter((name) => name.endsWith('.jar') || name === 'bom.json')
    .map((name) => join(target, name));
  return new Map(
    [...application, ...others].map((file) => [
      relative(target, file),
      createHash('sha256').update(readFileSync(file)).digest('hex'),
    ]),
  );
}

async function build(commit) {
  const parent = mkdtempSync(join(tmpdir(), 'troth-build-'));
  const folder = join(parent, 'x'.repeat(1 + Math.floor(Math.random() * 20)));
  try {
    await run('git', ['clone', '-q', ROOT, folder]);
    await run('git', ['checkout', '-q', commit], { cwd: folder });
    say(`building ${folder}`);
    await run('./mvnw', ['-q', '-B', '-ntp', '-DskipTests', '-DskipClients', 'package'], { cwd: folder });
    return digests(folder);
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

const commit = (await run('git', ['rev-parse', options.commit], { cwd: ROOT })).trim();
const first = await build(commit);
const second = await build(commit);
const different = [...new Set([...first.keys(), ...second.keys()])].filter((file) => first.get(file) !== second.get(file));
different.forEach((file) => console.log(`different: ${file}`));
console.log(`${commit.slice(0, 8)}: ${first.size} files, ${different.length} different`);
process.exitCode = different.length ? 1 : 0;

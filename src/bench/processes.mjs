// Processes of this machine: starting them, stopping them, and what they use (on Linux; elsewhere null).
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';

const TICKS = 100; // clock ticks a second, as /proc counts
const running = new Set();

/** Starts a program and waits until `ready` returns true, asked every `pause` milliseconds; `heard` gets its standard output. */
export function start(command, args, { env = {}, ready, cwd, quiet = true, heard = () => {}, pause = 20 } = {}) {
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
  running.add(child);
  let said = '';
  const note = (data) => {
    said = (said + data).slice(-20_000);
    if (!quiet) {
      process.stderr.write(data);
    }
  };
  child.stdout.on('data', note);
  child.stderr.on('data', note);
  child.stdout.on('data', (data) => heard(String(data)));
  child.said = () => said;
  return new Promise((resolve, reject) => {
    child.on('exit', (code) => {
      running.delete(child);
      reject(new Error(`${command} ended with ${code}:\n${said.slice(-3000)}`));
    });
    const look = async () => {
      if (await ready(said)) {
        resolve(child);
      } else if (child.exitCode === null) {
        setTimeout(look, pause);
      }
    };
    look();
  });
}

/** Ends a program, politely first. */
export async function stop(child) {
  if (!child || child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.stdin.end();
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 30_000);
  await gone;
  clearTimeout(late);
}

export async function stopAll() {
  await Promise.all([...running].map(stop));
}

/** Runs a program to its end and gives what it printed. */
export function run(command, args, { env = {}, cwd, input } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
    running.add(child);
    let out = '';
    let err = '';
    child.stdout.on('data', (data) => (out += data));
    child.stderr.on('data', (data) => (err += data));
    child.stdin.end(input ?? '');
    child.on('error', reject);
    child.on('exit', (code) => {
      running.delete(child);
      code === 0 ? resolve(out) : reject(new Error(`${command} ${args.join(' ')} ended with ${code}:\n${err.slice(-3000)}${out.slice(-3000)}`));
    });
  });
}

/** A port that is free now. */
export function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function stat(pid) {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { parent: Number(fields[1]), own: Number(fields[11]) + Number(fields[12]), children: Number(fields[13]) + Number(fields[14]) };
}

/** Seconds of CPU that a process, its living children and those that ended have used. */
export function cpu(pid) {
  try {
    let ticks = 0;
    const all = new Map();
    for (const name of readdirSync('/proc')) {
      if (/^\d+$/.test(name)) {
        try {
          all.set(Number(name), stat(name));
        } catch {
          // It ended while we looked.
        }
      }
    }
    const count = (id) => {
      const own = all.get(id);
      if (own) {
        ticks += own.own + own.children;
        for (const [child, { parent }] of all) {
          if (parent === id) {
            count(child);
          }
        }
      }
    };
    count(pid);
    return ticks / TICKS;
  } catch {
    return null;
  }
}

/** Megabytes of memory that a process holds. */
export function rss(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
  } catch {
    return null;
  }
}

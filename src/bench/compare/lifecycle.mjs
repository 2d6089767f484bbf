// Life cycle of a process: first start, shutdown, rejected settings, --version and --help.
import { spawn } from 'node:child_process';
import { commandOf } from '../contenders.mjs';
import { freePort } from '../processes.mjs';
import { CLOCK } from './side.mjs';

const LONGEST = 60_000;

/** Runs a program until it exits. */
async function exitOf(side, { args = [], env = {} }) {
  const { command, args: before, cwd } = await commandOf(side.program);
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(TROTH|QUARKUS)_/.test(name)));
  const child = spawn(command, [...before, ...args], { cwd, env: { ...clean, ...env } });
  let said = '';
  child.stdout.on('data', (data) => (said += data));
  child.stderr.on('data', (data) => (said += data));
  const late = setTimeout(() => child.kill('SIGKILL'), LONGEST);
  const code = await new Promise((resolve) => child.once('exit', (exit, signal) => resolve(exit ?? signal)));
  clearTimeout(late);
  return { code, said: said.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('WARNING')) };
}

const URL = 'jdbc:postgresql://127.0.0.1:1/none';
const LOCAL = { TROTH_ACCESS_MODE: 'local' };

/** Environments that are rejected with a message and exit code 1. */
const REJECTED = {
  'no access mode': { QUARKUS_DATASOURCE_JDBC_URL: URL },
  'unknown access mode': { TROTH_ACCESS_MODE: 'open', QUARKUS_DATASOURCE_JDBC_URL: URL },
  'local access on all addresses': { ...LOCAL, QUARKUS_HTTP_HOST: '0.0.0.0', QUARKUS_DATASOURCE_JDBC_URL: URL },
  'URL of another database': { ...LOCAL, QUARKUS_DATASOURCE_JDBC_URL: 'jdbc:mysql://user:secret@host/x' },
  'blank URL': { ...LOCAL, QUARKUS_DATASOURCE_JDBC_URL: ' ' },
  'misspelt name of the URL': { ...LOCAL, QUARKUS_DATASOURCE_URL: URL },
  'user without URL': { ...LOCAL, QUARKUS_DATASOURCE_USERNAME: 'x' },
};

/** Compares messages and exit codes for invalid settings. */
export async function rejectedSettings(side, seen) {
  for (const [label, env] of Object.entries(REJECTED)) {
    const { code, said } = await exitOf(side, { env });
    seen.value(label, { code, said });
    seen.check(`${label}: exit code 1 and a message`, code === 1 && said.join().includes('Troth cannot start'), { code, said });
  }
  const port = await freePort();
  const unreachable = await exitOf(side, { env: { ...LOCAL, QUARKUS_DATASOURCE_JDBC_URL: URL, QUARKUS_HTTP_PORT: String(port) } });
  seen.value('unreachable database', unreachable.code);
  seen.check('unreachable database: exit code 1', unreachable.code === 1, unreachable);
}

/** Compares --version and --help, unless the build does not support them. */
export async function selfDescription(side, seen, say) {
  for (const argument of ['--version', '--help']) {
    const { code, said } = await exitOf(side, { args: [argument] });
    if (code === 0) {
      seen.value(argument, said.map((line) => line.trim()));
    } else {
      seen.value(argument, code);
      say(`${side.name}: skipped ${argument}, which this build does not support`);
    }
  }
}

/** Compares the first start on an empty database: tables and demo workspace. */
export async function firstStart(side, seen, server) {
  side.use(await side.start(server, { name: side.empty, env: { TROTH_ACCESS_MODE: 'local', TROTH_DEMO: 'true' } }));
  const ledger = await side.ledger();
  seen.value('facts of the demo workspace', ledger.map((line) => side.exact(line)));
  seen.check('demo workspace has facts', ledger.length > 3000, ledger.length);
  const now = await side.ask(`{ accounts(first: 100, asOf: "${CLOCK}", orderBy: [{ field: REF }]) { nodes { ref trust { score { value } } churnRisk { horizons { days probability } } } } }`);
  seen.graphql('scores of the demo workspace', now);
  const tables = await server.query(side.empty, `select table_name, column_name, data_type from information_schema.columns where table_schema = 'public' order by 1, 2`);
  seen.value('tables', tables);
}

/** Compares the exit code after SIGTERM. */
export async function shutdown(side, seen) {
  const code = await side.stop();
  seen.value('exit code after SIGTERM', code);
  seen.check('exit code after SIGTERM is 0 or 143', [0, 143].includes(code), code);
}

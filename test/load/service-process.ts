/** The built service as a process of its own, as an operator runs it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { ENVIRONMENT, NODE_FLAGS } from '../../scripts/service-process.mjs';
import { MAIN } from './built.ts';

const START_MS_MAX = 30_000;
const LISTENING = /listens on (http\S+)/;

export interface ServiceProcess {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

export function startProcess(
  role: 'serve' | 'api' | 'worker',
  settings: Readonly<Record<string, string>>,
): Promise<ServiceProcess> {
  return start([MAIN, role], settings);
}

/** A service of the bench's own, run the same way. */
export function startScript(
  path: string,
  settings: Readonly<Record<string, string>>,
): Promise<ServiceProcess> {
  return start([path], settings);
}

async function start(
  words: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<ServiceProcess> {
  const child = spawn(process.execPath, [...NODE_FLAGS, ...words], {
    env: {
      PATH: process.env.PATH,
      ...ENVIRONMENT,
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'error',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await addressOf(child).catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  return {
    url,
    pid: child.pid as number,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const refuse = (why: string) => reject(new Error(`The service did not start: ${why}\n${said}`));
    const timer = setTimeout(() => refuse(`nothing within ${START_MS_MAX} ms`), START_MS_MAX);
    child.once('exit', (code) => refuse(`exit code ${code}`));
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      if (said.length < 10_000) said += text;
      const address = LISTENING.exec(said)?.[1];
      if (!address) return;
      clearTimeout(timer);
      resolve(address);
    });
  });
}

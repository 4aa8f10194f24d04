import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ENVIRONMENT, NODE_FLAGS } from '../scripts/service-process.mjs';
import { SETTINGS } from '../src/config.ts';
import { buildImage, type Image } from './support/build-image.ts';
import { readDockerfile, readIgnore } from './support/dockerfile.ts';
import { MODELS_DIRECTORY, WITHOUT_MODELS } from './support/models.ts';

const PROJECT = fileURLToPath(new URL('../', import.meta.url));
const START_MS = 60_000;
const read = (file: string): string => readFileSync(join(PROJECT, file), 'utf8');

const compose = read('docker-compose.yml');
/** What stands under a top-level key, or under a service. */
const section = (name: string): string =>
  new RegExp(`^( *)${name}:.*\\n((?:\\1 +.*\\n|\\n)*)`, 'm').exec(compose)?.[2] ?? '';
const namesIn = (text: string): string[] =>
  [...text.matchAll(/^ +([A-Z_]+): /gm)].map(([, name]) => name ?? '');

const isRootOnLinux = process.platform === 'linux' && process.getuid?.() === 0;
const cannotBuild = isRootOnLinux ? WITHOUT_MODELS : 'a build needs Linux and root';

describe('the commands of the Dockerfile, in a clean folder', { skip: cannotBuild }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'vouch-image-'));
  let image: Image;

  before(() => {
    chmodSync(folder, 0o755);
    const buildArguments = { MODELS_MIRROR: join(MODELS_DIRECTORY, 'fetched') };
    image = buildImage({ project: PROJECT, folder, buildArguments });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  test('run the process as npm start does', () => {
    assert.deepEqual(image.command, ['node', ...NODE_FLAGS, 'dist/main.js', 'serve']);
    assert.deepEqual({ ...image.environment, ...ENVIRONMENT }, image.environment);
  });

  test('keep the ONNX library of this platform and no other', () => {
    const bin = join(image.root, image.workingDirectory, 'node_modules/onnxruntime-node/bin');
    const files = readdirSync(bin, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
    const folders = new Set(files.map(({ parentPath }) => parentPath.split('/').slice(-2).join('/')));
    assert.deepEqual([...folders], [`linux/${process.arch}`]);
  });

  test('give a service that is ready without being root, leaves no telemetry, and goes when it is told to', async () => {
    const home = join(folder, 'home');
    mkdirSync(home);
    chmodSync(home, 0o777);
    const around = { PATH: process.env.PATH, HOME: home, PORT: String(await freePort()) };
    const environment = { ...image.environment, ...around };
    assert.equal(checkHealth(image, environment), 1, 'nothing listens yet');
    const service = start(image, environment);
    try {
      await untilHealthy(image, environment, service);
      const answer = await fetch(`http://127.0.0.1:${environment.PORT}/readyz`);
      assert.equal(answer.status, 200, await answer.text());
      service.kill('SIGTERM');
      const [code] = await once(service, 'exit');
      assert.equal(code, 0);
      assert.equal(checkHealth(image, environment), 1, 'nothing listens any more');
      assert.deepEqual(readdirSync(home), [], 'ONNX Runtime notes here what it would send to its publisher');
    } finally {
      service.kill('SIGKILL');
    }
  });
});

describe('the Dockerfile', () => {
  test('stands on a Node that package.json allows', () => {
    const [base] = readDockerfile(read('Dockerfile'));
    const version = /^node:(\d+)\./.exec(base?.from ?? '')?.[1];
    const least = /\d+/.exec(JSON.parse(read('package.json')).engines.node)?.[0];
    assert.ok(Number(version) >= Number(least), `${base?.from} against ${least}`);
  });

  test('is given nothing that is secret or made on this machine', () => {
    const isIgnored = readIgnore(read('.dockerignore'));
    const secret = [
      '.env',
      'data/master.key',
      '.git/config',
      'node_modules/pg/index.js',
      'models/fetched/a.onnx',
    ];
    assert.deepEqual(secret.filter(isIgnored), secret);
  });
});

describe('docker-compose.yml', () => {
  test('names only settings that exist', () => {
    const names = ['x-service', 'api', 'worker'].flatMap((name) => namesIn(section(name)));
    assert.ok(names.includes('DATABASE_URL') && names.includes('BOOTSTRAP_LIVE_KEY'), 'they are found');
    assert.deepEqual(
      names.filter((name) => !(name in SETTINGS)),
      [],
    );
  });

  test('lets any number of workers run: none takes a port, a name or a folder for itself', () => {
    assert.match(section('worker'), /command: worker/);
    assert.doesNotMatch(section('worker') + section('x-service'), /ports:|container_name:|volumes:/);
  });

  test('gives a service that stops more time than it takes', () => {
    const patience = Number(/stop_grace_period: (\d+)s/.exec(section('x-service'))?.[1]) * 1000;
    const needed = Number(/SHUTDOWN_MS = ([\d_]+)/.exec(read('src/main.ts'))?.[1]?.replace('_', ''));
    assert.ok(patience > needed, `${patience} ms against ${needed} ms`);
  });
});

type Environment = Readonly<Record<string, string | undefined>>;

function start(image: Image, environment: Environment): ChildProcess {
  const [command = '', ...words] = image.command;
  const [uid, gid] = image.user.split(':').map(Number);
  assert.ok(uid && gid, `${image.user} is two numbers, and not root`);
  const cwd = join(image.root, image.workingDirectory);
  return spawn(command, words, { cwd, uid, gid, env: environment, stdio: 'ignore' });
}

function checkHealth(
  { healthCheck: [command = '', ...words] }: Image,
  environment: Environment,
): number | null {
  return spawnSync(command, words, { env: environment }).status;
}

async function untilHealthy(image: Image, environment: Environment, service: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_MS;
  while (checkHealth(image, environment) !== 0) {
    assert.equal(service.exitCode, null, 'the service ended');
    assert.ok(Date.now() < deadline, 'the service did not become healthy');
    await sleep(300);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

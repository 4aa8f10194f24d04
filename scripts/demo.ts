/**
 * The main job against the service that runs here, as an integrator's backend would do it: a session, a photo of a document,
 * a selfie, the verdict and the signed webhook. People and documents are drawn. Exits 1 when anything is not as it should be.
 */
import { spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { drawIdentityDocument } from '../models/specimens/documents/draw-identity-document.ts';
import { photographDocument } from '../models/specimens/documents/photograph/photograph-document.ts';
import { renderSide } from '../models/specimens/documents/render-side.ts';
import { renderSelfie } from '../models/specimens/render.ts';
import { readConfig } from '../src/config.ts';
import { type Received, startReceiver } from '../test/support/receiver.ts';
import { SCENES, type Scene } from './demo-scenes.ts';

const VERDICT_MS = 60_000;
const ASK_EVERY_MS = 200;

const { publicUrl } = readConfig();
const { key, id: keyId } = operator('keys', 'create', '--mode', 'test', '--name', 'demo');
const { secret } = operator('webhooks', 'secret');
const receiver = await startReceiver();
try {
  for (const scene of SCENES) await play(scene);
  say('\nEverything is as it should be.');
} catch (error) {
  process.stderr.write(`\nThe demo failed: ${(error as Error).message}\n`);
  process.exitCode = 1;
} finally {
  operator('keys', 'revoke', keyId);
  await receiver.close();
}

async function play({ title, document, forgery, selfie, expected }: Scene): Promise<void> {
  say(`\n${title}`);
  const session = await ask(
    'POST',
    '/v1/verify/session',
    JSON.stringify({ webhook_url: receiver.url, reference_id: 'demo' }),
  );
  const path = `/v1/verify/session/${session.id}`;
  await send(path, 'document_front', await photograph(document, forgery));
  await send(path, 'selfie', await renderSelfie(selfie, { roll: 4, brightness: 0.95 }));
  const result = await verdict(path);
  const told: readonly Told[] = [...result.reasons, ...result.warnings];
  report(result, told);
  check(result.status === expected.status, `the verdict should be ${expected.status}`);
  const codes = told.map(({ code }) => code).sort();
  check(
    codes.join() === expected.told.join(),
    `it should tell ${expected.told.join() || 'nothing'}, not ${codes}`,
  );
  for (const [name, value] of Object.entries(expected.read))
    check(
      result.document[name] === value,
      `${name} should be read as ${value}, not ${result.document[name]}`,
    );
  verifyWebhook(await delivered(session.id), result);
}

interface Told {
  readonly code: string;
  readonly details?: readonly Readonly<Record<string, string | number>>[];
}

// biome-ignore lint/suspicious/noExplicitAny: what came over HTTP is looked at, not trusted
function report({ status, identity, document, face_match, liveness }: any, told: readonly Told[]): void {
  const { name, id_number, date_of_birth } = identity;
  say(`  read      ${document.type} (${document.brand}): ${name}, ${id_number}, born ${date_of_birth}`);
  const scores = [
    `face ${face_match.score.toFixed(2)} of ${face_match.threshold.toFixed(2)}`,
    `live ${liveness.score.toFixed(2)} of ${liveness.threshold.toFixed(2)}`,
  ];
  say(`  verdict   ${status} (${scores.join(', ')})`);
  for (const { code, details = [] } of told) {
    const about = details.map((detail) =>
      Object.entries(detail)
        .map(([what, value]) => `${what} ${value}`)
        .join(', '),
    );
    say(`  told      ${[code, ...about].join(': ')}`);
  }
}

/** On a table, as a phone sees it. */
async function photograph(brand: Scene['document'], forgery: Scene['forgery']): Promise<Buffer> {
  const { front } = await drawIdentityDocument(brand, {}, forgery);
  return (await photographDocument(await renderSide(front))).jpeg;
}

// biome-ignore lint/suspicious/noExplicitAny: what came over HTTP is looked at, not trusted
async function ask(method: string, path: string, body?: RequestInit['body']): Promise<any> {
  const isJson = typeof body === 'string';
  const response = await fetch(`${publicUrl}${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, ...(isJson && { 'content-type': 'application/json' }) },
    ...(body && { body }),
  }).catch(() => {
    throw new Error(`no service answers at ${publicUrl}; start it with: npm start`);
  });
  const answer = (await response.json()) as { readonly detail?: string };
  check(
    response.ok,
    `${method} ${path.replace(/ver_\w+/, ':id')} answered ${response.status} ${answer.detail ?? ''}`,
  );
  return answer;
}

async function send(path: string, type: string, photo: Buffer): Promise<void> {
  const form = new FormData();
  form.set('type', type);
  form.set('image', new Blob([new Uint8Array(photo)], { type: 'image/jpeg' }));
  const { accepted, feedback } = await ask('POST', `${path}/images`, form);
  check(accepted, `the drawn ${type} should be accepted, but: ${JSON.stringify(feedback)}`);
}

async function verdict(path: string) {
  for (const end = Date.now() + VERDICT_MS; Date.now() < end; await pause()) {
    const session = await ask('GET', path);
    if (session.completed_at) return session;
  }
  throw new Error('no verdict came within a minute');
}

/** The delivery that ends the session; verification.started comes before it. */
async function delivered(sessionId: string): Promise<Received> {
  for (const end = Date.now() + VERDICT_MS; Date.now() < end; await pause()) {
    const found = receiver.received.find(({ body }) => isEndOf(JSON.parse(body), sessionId));
    if (found) return found;
  }
  throw new Error('the webhook did not come within a minute');
}

function isEndOf({ event, data }: { event: string; data: { id: string } }, sessionId: string): boolean {
  return data.id === sessionId && event !== 'verification.started';
}

function verifyWebhook({ headers, body }: Received, result: object): void {
  const text = (name: string): string => String(headers[name]);
  const ids = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];
  new Webhook(secret).verify(body, Object.fromEntries(ids.map((name) => [name, text(name)])));
  const [, timestamp, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(text('x-dokai-signature')) ?? [];
  const own = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  check(own === signature, 'X-Dokai-Signature should match');
  const { event, data } = JSON.parse(body);
  check(JSON.stringify(data) === JSON.stringify(result), 'the webhook should carry what GET answers');
  say(`  webhook   ${event}: both signatures verified, data equals GET`);
}

function operator(...words: string[]): Record<string, string> & { key: string; id: string; secret: string } {
  const run = spawnSync(process.execPath, ['dist/main.js', ...words, '--json'], {
    encoding: 'utf8',
  });
  if (run.status === 0) return JSON.parse(run.stdout);
  process.stderr.write(run.stderr);
  process.exit(1);
}

function check(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

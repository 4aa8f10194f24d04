import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { onEveryDatabase } from '../support/databases.ts';
import { createInstallation, type Installation } from '../support/installation.ts';
import { WITHOUT_MODELS } from '../support/models.ts';
import { until } from '../support/service.ts';
import { createSession, ended, sendImage } from '../support/sessions.ts';
import { drawVerifiable } from '../support/verifiable.ts';

const DRAIN = { DRAIN_MS: '3000', VERIFY_THREADS: '1' };

onEveryDatabase('what an operator can ask', (database) => {
  let installation: Installation;

  before(async () => {
    installation = await createInstallation(database);
  });
  after(() => installation.remove());

  test('/metrics tells the time of every step, the depth of every queue, the event loop’s delay and the memory', {
    skip: WITHOUT_MODELS,
  }, async () => {
    const service = await installation.start('serve');
    const { request, document, selfie } = await drawVerifiable();
    const { id } = await createSession(service, request);
    await sendImage(service, id, 'document_front', document);
    await sendImage(service, id, 'selfie', selfie);
    const { timings_ms } = await ended(service, id);
    const { text } = await service.call('GET', '/metrics', { key: null });
    for (const step of Object.keys(timings_ms))
      assert.match(text, new RegExp(`^vouch_step_seconds_count\\{step="${step}"\\} 1$`, 'm'));
    assert.ok('detectFaces' in timings_ms && 'embedFaces' in timings_ms && 'scoreLiveness' in timings_ms);
    for (const queue of ['verify-session', 'give-up-session'])
      assert.match(text, new RegExp(`^vouch_queue_depth\\{queue="${queue}"\\} 0$`, 'm'));
    assert.match(text, /^vouch_deliveries_waiting 0$/m);
    assert.match(text, /^vouch_verdicts_total\{status="verified"\} 1$/m);
    assert.match(text, /^nodejs_eventloop_lag_p99_seconds 0\.\d+/m);
    assert.match(text, /^process_resident_memory_bytes \d{8,}$/m);
    await service.kill('SIGTERM');
  });

  test('a process that is told to stop answers on, says so in /readyz, and gives up its connections', async () => {
    const service = await installation.start('serve', DRAIN);
    assert.equal((await service.call('GET', '/livez')).headers.get('connection'), 'keep-alive');
    const gone = service.kill('SIGTERM');
    const ready = await until(
      () => service.call('GET', '/readyz', { key: null }),
      ({ body }) => body.checks.draining.ok === false,
    );
    assert.equal(ready.status, 503);
    assert.equal(ready.headers.get('connection'), 'close');
    await createSession(service, { mock_behavior: {} });
    assert.equal((await service.call('GET', '/livez')).status, 200);
    assert.deepEqual(await gone, { code: 0, signal: null });
    await assert.rejects(service.call('GET', '/livez'), 'nobody listens any more');
  });
});

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { onEveryDatabase } from '../support/databases.ts';
import { createInstallation, type Installation, type ServiceProcess } from '../support/installation.ts';
import { type Received, type Receiver, startReceiver } from '../support/receiver.ts';
import { until } from '../support/service.ts';
import { createSession, plainJpeg, sendImage } from '../support/sessions.ts';

onEveryDatabase('one request id', (database) => {
  let installation: Installation;
  let receiver: Receiver;
  let service: ServiceProcess;

  before(async () => {
    [installation, receiver] = await Promise.all([createInstallation(database), startReceiver()]);
    service = await installation.start('serve', { LOG_LEVEL: 'info' });
  });
  after(async () => {
    await service.kill('SIGTERM');
    await receiver.close();
    await installation.remove();
  });

  const told = async (event: string, id: string): Promise<Received> => {
    const isIt = ({ body }: Received) => {
      const { event: name, data } = JSON.parse(body);
      return name === event && data.id === id;
    };
    return (await until(async () => receiver.received.find(isIt), Boolean)) as Received;
  };
  const linesOf = (requestId: unknown) =>
    service
      .log()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line))
      .filter(({ reqId }) => reqId === requestId)
      .map(({ msg }) => msg);

  test('of the call that cancels goes through its answer, its log line, the delivery and the line about that', async () => {
    const { id } = await createSession(service, { webhook_url: receiver.url });
    const answer = await service.call('POST', `/v1/verify/session/${id}/cancel`);
    const requestId = answer.headers.get('x-request-id');
    const { headers } = await told('verification.expired', id);
    assert.equal(headers['x-request-id'], requestId);
    await until(
      async () => linesOf(requestId),
      (lines) => lines.length === 2,
    );
    assert.deepEqual(linesOf(requestId), ['request', 'delivery']);
  });

  test('of the upload that completes a session is the one under which its verdict is told', async () => {
    const { id } = await createSession(service, {
      webhook_url: receiver.url,
      mock_behavior: { status: 'verified' },
    });
    const front = await sendImage(service, id, 'document_front', await plainJpeg());
    const selfie = await sendImage(service, id, 'selfie', await plainJpeg());
    const started = await told('verification.started', id);
    const completed = await told('verification.completed', id);
    assert.equal(started.headers['x-request-id'], front.headers.get('x-request-id'));
    assert.equal(completed.headers['x-request-id'], selfie.headers.get('x-request-id'));
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { createBudget } from '../../src/capture/budget.ts';

describe('budget', () => {
  test('what fits is granted at once, what does not waits until enough is given back', async () => {
    const budget = createBudget(100);
    const giveBack = await budget.take(60);
    let isGranted = false;
    const waiting = budget.take(50).then(() => {
      isGranted = true;
    });
    await sleep(20);
    assert.equal(isGranted, false);
    giveBack();
    await waiting;
  });

  test('who came first is served first, even when a smaller share would fit earlier', async () => {
    const budget = createBudget(100);
    const giveBack = await budget.take(60);
    const served: string[] = [];
    const large = budget.take(80).then((done) => served.push('large') && done());
    const small = budget.take(10).then(() => served.push('small'));
    await sleep(20);
    assert.deepEqual(served, []);
    giveBack();
    await Promise.all([large, small]);
    assert.deepEqual(served, ['large', 'small']);
  });

  test('who waits too long is told that the service is busy', async () => {
    const budget = createBudget(100, 30);
    await budget.take(100);
    await assert.rejects(budget.take(1), { code: 'busy', status: 503 });
  });

  test('who gave up waiting holds nothing and holds up nobody', async () => {
    const budget = createBudget(100, 100);
    const giveBack = await budget.take(60);
    const large = assert.rejects(budget.take(80), { code: 'busy' });
    await sleep(50);
    const small = budget.take(40);
    await large;
    (await small)();
    giveBack();
    await budget.take(100);
  });

  test('giving back twice frees the bytes once', async () => {
    const budget = createBudget(100, 30);
    const giveBack = await budget.take(60);
    giveBack();
    giveBack();
    await budget.take(100);
    await assert.rejects(budget.take(1), { code: 'busy' });
  });

  test('a share larger than the whole budget is served when nothing else is held', async () => {
    const budget = createBudget(100, 30);
    const giveBack = await budget.take(1000);
    await assert.rejects(budget.take(1), { code: 'busy' });
    giveBack();
    await budget.take(100);
  });
});

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { getPriority } from 'node:os';
import { test } from 'node:test';
import { standBack } from '../../../src/verify/threads/stand-back.ts';

const skip = process.platform !== 'linux' && 'only on Linux has a thread a priority of its own';

test('the main thread keeps its priority and the others stand back', { skip }, () => {
  const before = getPriority(process.pid);
  standBack();
  assert.equal(getPriority(process.pid), before);
  const others = readdirSync('/proc/self/task')
    .map(Number)
    .filter((thread) => thread !== process.pid);
  assert.ok(others.some((thread) => getPriority(thread) > before));
});

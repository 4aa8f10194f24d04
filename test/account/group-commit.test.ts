import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createGroupCommit } from '../../src/account/group-commit.ts';

interface Commit {
  readonly items: readonly number[];
  readonly end: (error?: Error) => void;
}

/** Commits that end when the test says so. */
function held() {
  const commits: Commit[] = [];
  const add = createGroupCommit<number>(
    (items) =>
      new Promise((resolve, reject) => {
        commits.push({ items, end: (error) => (error ? reject(error) : resolve()) });
      }),
  );
  return { commits, add };
}

const soon = () => new Promise((resolve) => setImmediate(resolve));

test('what comes during a commit goes into the next one, together and in its order', async () => {
  const { commits, add } = held();
  const first = add([1]);
  await soon();
  const others = [add([2]), add([3, 4]), add([5])];
  await soon();
  assert.deepEqual(
    commits.map(({ items }) => items),
    [[1]],
  );
  commits[0]?.end();
  await first;
  await soon();
  assert.deepEqual(commits[1]?.items, [2, 3, 4, 5]);
  commits[1]?.end();
  await Promise.all(others);
});

test('who is in a commit that fails hears it, and nobody else', async () => {
  const { commits, add } = held();
  const first = add([1]);
  await soon();
  const second = add([2]);
  const failed = assert.rejects(first, /full/);
  commits[0]?.end(new Error('full'));
  await failed;
  await soon();
  commits[1]?.end();
  await second;
  assert.deepEqual(
    commits.map(({ items }) => items),
    [[1], [2]],
  );
});

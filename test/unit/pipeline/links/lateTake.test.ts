import assert from 'node:assert/strict';
import type { Remote } from '../../../../src/api';
import { LinkWatch } from '../../../../src/pipeline/links/linkWatch';
import type { Run } from '../../../../src/pipeline/run/context';
import { collectAnswers } from '../../../../src/pipeline/run/judgements';
import { verificationAnswers } from '../../../../src/pipeline/stages/verificationAnswers';
import type { Task } from '../../../../src/spec';
import { s3Storage } from '../../../../src/pipeline/storage/s3Storage';
import { testCredentials } from '../../../support/s3';

const { signal } = new AbortController();
const place = { endpoint: 'https://s3.example.net', region: 'r', bucket: 'b' };

/** A pool of listeners in which somebody takes a task in the moment before it is stopped. */
async function pool(): Promise<{ readonly run: Run; readonly tasks: Remote<Task>[] }> {
  const storage = s3Storage(place, testCredentials);
  const audio = await storage.link('r/a.wav', signal);
  const input_values = { audio, assignment_id: 'a', text_id: 't' };
  const first = { id: '1', pool_id: '7', input_values, overlap: 3, remaining_overlap: 3 };
  const tasks: Remote<Task>[] = [first];
  const answer = (id: string, user_id: string, task: string, label: string): object => ({
    ...{ id, user_id, tasks: [{ id: task, input_values }] },
    solutions: [{ output_values: { ok: label } }],
  });
  const answers = [
    answer('x', 'Ann', '1', 'yes'),
    answer('y', 'Ann', '2', 'no'),
    answer('z', 'Bob', '2', 'no'),
  ];
  const client = {
    tasks: {
      list: async function* () {
        for (const task of [...tasks]) yield await Promise.resolve(task);
      },
      create: (created: readonly Task[]) => {
        created.forEach((task) => tasks.push({ ...task, id: String(tasks.length + 1) }));
        return Promise.resolve({ id: 'operation' });
      },
      setOverlapOrMin: (id: string, overlap: number) => {
        const at = tasks.findIndex((task) => task.id === id);
        const taken = id === '1' ? 1 : 0;
        tasks[at] = { ...(tasks[at] ?? first), overlap: Math.max(taken, overlap) };
        return Promise.resolve(tasks[at]);
      },
    },
    operations: { wait: () => Promise.resolve() },
    assignments: {
      list: async function* ({ status }: { status: string | readonly string[] }) {
        // Until then nobody had taken anything.
        if (status !== 'ACCEPTED') return;
        for (const one of answers) yield await Promise.resolve(one);
      },
    },
  };
  const run = {
    ...{ id: 'run', client, storage, signal, pace: { renewBefore: 8 * 24 * 3_600_000 } },
    emit: () => undefined,
    ids: { verification: { pool: '7' } },
    runner: { once: (step: { run: (how: object) => unknown }) => step.run({ again: false }) },
    plan: {
      spec: {
        recording: { audio: 'audio' },
        verification: { accept: { output: 'ok', equals: 'yes', confidence: 0.6 } },
      },
      verification: { pool: { object: { defaults: { default_overlap_for_new_tasks: 3 } } } },
    },
  };
  return { run: run as unknown as Run, tasks };
}

describe('a task that is taken in the moment in which it is sent anew', () => {
  it('costs no answer more than was wished', async () => {
    const { run, tasks } = await pool();
    await new LinkWatch(run).check();
    assert.deepEqual(
      tasks.map(({ overlap }) => overlap),
      [1, 2],
    );
  });

  it('gives nobody two votes who got both', async () => {
    const { run } = await pool();
    const { votes, answers, assignments } = await collectAnswers(run, verificationAnswers(run));
    assert.deepEqual([...votes.values()], [{ votes: 2, approving: 1 }]);
    assert.deepEqual(
      answers.map(({ worker, label }) => [worker, label]),
      [
        ['Ann', 'yes'],
        ['Bob', 'no'],
      ],
    );
    assert.equal(assignments, 3, 'all of them were paid');
  });
});

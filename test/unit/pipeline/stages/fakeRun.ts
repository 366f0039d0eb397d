import type { Assignment } from '../../../../src/api';
import type { PipelineEvent } from '../../../../src/pipeline';
import { createReopening } from '../../../../src/pipeline/control/reopening';
import type { Run } from '../../../../src/pipeline/run/context';
import type { Pool, Task } from '../../../../src/spec';

/** A platform of plain data, as far as a recording pool goes. */
export interface FakePlatform {
  tasks: Partial<Task>[];
  assignments: Partial<Assignment>[];
  pool: Partial<Pool>;
  /** What was asked, in order. */
  readonly calls: string[];
}

export function fakePlatform(): FakePlatform {
  return { tasks: [], assignments: [], pool: { status: 'CLOSED' }, calls: [] };
}

/** A run over that platform; only what the recording stage looks at is there. */
export function fakeRun(
  platform: FakePlatform,
  spec: object = {},
): { readonly run: Run; readonly events: readonly PipelineEvent[] } {
  const events: PipelineEvent[] = [];
  const facts = new Map<string, unknown>();
  const client = {
    tasks: { list: () => each(platform.tasks, () => platform.calls.push('tasks')) },
    assignments: {
      list: ({ status }: { status: readonly string[] }) =>
        each(
          platform.assignments.filter((one) => status.includes(one.status ?? '')),
          () => platform.calls.push(`assignments ${status.join(',')}`),
        ),
    },
    pools: {
      get: () => Promise.resolve(platform.pool),
      update: (_id: string, pool: Pool) => {
        platform.calls.push('update');
        platform.pool = pool;
        return Promise.resolve(pool);
      },
    },
  };
  const recordingPool = { path: 'r.pool.yaml', object: { quality_control: undefined } };
  const run = {
    client,
    signal: new AbortController().signal,
    emit: (event: PipelineEvent) => events.push(event),
    ids: { recording: { pool: '7' } },
    profile: { sandbox: true },
    reopening: createReopening('ask'),
    runner: {
      observe: async (step: { key: string; run: () => Promise<unknown> }) => {
        if (!facts.has(step.key)) facts.set(step.key, await step.run());
        return facts.get(step.key);
      },
      once: async (step: { key: string; run: (how: object) => Promise<unknown> }) => {
        if (!facts.has(step.key)) facts.set(step.key, await step.run({ again: false }));
        return facts.get(step.key);
      },
      unfinished: () => [],
      finished: (prefix: string) => [...facts].filter(([key]) => key.startsWith(prefix)),
    },
    plan: {
      spec: { recording: { audio: 'record', attempts: 2 }, ...spec },
      recording: { pool: recordingPool },
    },
  };
  return { run: run as unknown as Run, events };
}

async function* each<T>(items: readonly T[], asked: () => unknown): AsyncGenerator<T> {
  asked();
  for (const item of items) yield await Promise.resolve(item);
}

/** A recording of a text, in whatever state. */
export function recorded(
  id: string,
  text: string,
  status: Assignment['status'],
  more: Partial<Assignment> = {},
): Partial<Assignment> {
  return {
    ...{ id, status, user_id: `performer of ${id}` },
    tasks: [{ id: `task of ${text}`, input_values: { text_id: text, text } }],
    solutions: [{ output_values: { record: `file of ${id}` } }],
    ...more,
  };
}

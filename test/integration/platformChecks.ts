import assert from 'node:assert/strict';
import type { Assignment, PlatformClient } from '../../src/api';
import { openLock } from '../../src/workspace';
import type { DatasetRow } from './dataset';

/** Ids of the three pools of the pipeline in a workspace. */
export async function poolIds(
  workspace: string,
): Promise<Readonly<Record<'classification' | 'recording' | 'verification', string>>> {
  const lock = await openLock(workspace, 'sandbox');
  const idOf = (stage: string): string => lock.idOf(`${stage}.pool.yaml`) ?? '';
  return {
    classification: idOf('classification'),
    recording: idOf('recording'),
    verification: idOf('verification'),
  };
}

/** Each row is one text's accepted recording, and the texts are those that were asked for. */
export async function assertRowsAccepted(
  client: PlatformClient,
  o: {
    readonly workspace: string;
    readonly rows: readonly DatasetRow[];
    readonly texts: ReadonlyMap<string, string>;
  },
): Promise<void> {
  const { recording } = await poolIds(o.workspace);
  const assignments = new Map<string, Assignment>();
  for await (const one of client.assignments.list({ pool_id: recording })) {
    assignments.set(one.id, one);
  }
  for (const row of o.rows) {
    const { text_id: id = '', text, assignment_id: assignmentId = '' } = row;
    assert.equal(text, o.texts.get(id), `${id} has another text`);
    const assignment = assignments.get(assignmentId);
    assert.equal(assignment?.status, 'ACCEPTED', `${id}: ${assignmentId}`);
    assert.equal(assignment.tasks?.[0]?.input_values.text_id, id);
    assert.equal(assignment.user_id, row.performer);
  }
  const ids = o.rows.map(({ text_id: id }) => id);
  assert.equal(new Set(ids).size, ids.length, 'a text has two rows');
  const accepted = [...assignments.values()].filter(({ status }) => status === 'ACCEPTED');
  const texts = new Set(accepted.map(({ tasks }) => tasks?.[0]?.input_values.text_id));
  assert.deepEqual([...texts].sort(), [...ids].sort(), 'accepted recordings and rows differ');
  const waiting = [...assignments.values()].filter(({ status }) => status === 'SUBMITTED');
  assert.deepEqual(waiting, [], 'a recording was left without a verdict');
}

/** Nothing in the pools is there twice. */
export async function assertTasksUnique(client: PlatformClient, workspace: string): Promise<void> {
  for (const [stage, pool] of Object.entries(await poolIds(workspace))) {
    const seen = new Set<string>();
    for await (const task of client.tasks.list({ pool_id: pool })) {
      const { text_id: text, assignment_id: assignment } = task.input_values;
      const golden = (task.known_solutions ?? []).length > 0;
      // A text that goes out again is a task of its own, for everybody but those who recorded it.
      const kept = [...(task.unavailable_for ?? [])].sort();
      const name = JSON.stringify([golden, text, assignment, kept]);
      assert.ok(!seen.has(name), `${stage}: ${name} is there twice`);
      seen.add(name);
    }
  }
}

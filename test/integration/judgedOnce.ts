import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Sandbox } from '../../src/sandbox';
import { readDataset } from './dataset';
import { sandboxStats } from './sandboxStats';

/** Each recording has one verdict, ever, and the dataset has all that were accepted. */
export async function assertJudgedOnce(
  workspace: string,
  sandbox: Pick<Sandbox, 'url' | 'token'>,
): Promise<void> {
  const { verdicts } = await sandboxStats(sandbox.url, sandbox.token);
  for (const [id, list] of Object.entries(verdicts)) assert.equal(list.length, 1, id);
  const rows = await readDataset(join(workspace, 'results', 'dataset.tsv'));
  const accepted = Object.values(verdicts).filter(([verdict]) => verdict === 'ACCEPTED');
  assert.equal(rows.length, accepted.length);
  assert.ok(rows.length > 0, 'nothing was accepted');
}

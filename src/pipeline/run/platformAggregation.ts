import type { Run } from './context';
import { isPlain } from './judgements';
import type { JudgedPool } from './judgements';

/**
 * What the platform makes of a pool's answers, by item. It takes one field at a time, knows Dawid-Skene
 * only, and does so a few times a minute.
 */
export async function aggregateOnPlatform(
  run: Run,
  { pool, accept }: JudgedPool,
  itemOfTask: ReadonlyMap<string, string>,
): Promise<
  readonly { readonly task: string; readonly label: string; readonly confidence: number }[]
> {
  const { client, signal } = run;
  const request = {
    type: 'DAWID_SKENE',
    pool_id: pool,
    fields: [{ name: accept.output }],
  } as const;
  const started = await client.aggregation.start(request, { signal });
  const { id } = await client.operations.wait(started, { signal });
  const found: { task: string; label: string; confidence: number }[] = [];
  for await (const one of client.aggregation.list(id, { signal })) {
    const item = itemOfTask.get(one.task_id);
    const label = one.output_values[accept.output];
    if (item === undefined || !isPlain(label)) continue;
    found.push({ task: item, label: String(label), confidence: one.confidence });
  }
  return found;
}

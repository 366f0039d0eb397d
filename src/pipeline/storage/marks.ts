import { createHash } from 'node:crypto';
import type { RunPlan } from '../runPlan';
import { keyPart } from './storage';
import type { Storage } from './storage';
import { storageFolders } from './storageFolders';

/** What became of a stored recording, written down beside it. */
export interface VerdictMark {
  /** Of the recording in storage. */
  readonly key: string;
  readonly assignment: string;
  /** Of its bytes. */
  readonly sha256: string;
  readonly verdict: 'accepted' | 'rejected';
}

/**
 * Writes down verdicts in the storage itself, so that clean-up knows accepted recordings when journal, lock
 * file and results are lost. One small object a batch; the same batch again replaces itself. Call it before the
 * verdicts are given: what may have been accepted is never deleted.
 */
export async function markVerdicts(
  at: { readonly storage: Storage; readonly plan: RunPlan; readonly signal: AbortSignal },
  batch: string,
  marks: readonly VerdictMark[],
): Promise<void> {
  if (marks.length === 0) return;
  const bytes = Buffer.from(marks.map((mark) => `${JSON.stringify(mark)}\n`).join(''));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const key = `${storageFolders(at.plan).marks}/${keyPart(batch)}.jsonl`;
  await at.storage.put(key, { bytes, mediaType: 'application/x-ndjson', sha256 }, at.signal);
}

/** Hashes of recordings that were accepted, or that were about to be, by key. */
export async function readAcceptedMarks(
  storage: Storage,
  plan: RunPlan,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const accepted = new Map<string, string>();
  for await (const { key } of storage.list(`${storageFolders(plan).marks}/`, signal)) {
    const text = (await storage.read(key, signal))?.toString('utf8') ?? '';
    for (const line of text.split('\n')) {
      const mark = markOf(line);
      if (mark?.verdict === 'accepted') accepted.set(mark.key, mark.sha256 ?? '');
    }
  }
  return accepted;
}

function markOf(line: string): (Partial<VerdictMark> & { readonly key: string }) | undefined {
  try {
    const value: unknown = JSON.parse(line);
    const isMark = typeof value === 'object' && value !== null && 'key' in value;
    return isMark ? (value as VerdictMark) : undefined;
  } catch {
    return undefined;
  }
}

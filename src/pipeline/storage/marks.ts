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
  /** What the verdict rests on, for other machines; undefined where nobody listened. */
  readonly judged?: MarkedJudgement;
}

/** What listeners said about one recording when its verdict was given. */
export interface MarkedJudgement {
  readonly text_id: string;
  readonly label: string;
  /** 0 to 1. */
  readonly confidence: number;
  readonly votes: number;
  readonly approving: number;
}

/** Storage may hold anything: only what every mark has is sure. */
export type FoundMark = Pick<VerdictMark, 'key'> & Partial<VerdictMark>;

/**
 * Writes down verdicts in the storage itself, so that clean-up knows accepted recordings when journal, lock
 * file and results are lost. One small object a batch; the same batch again replaces itself. Call it before the
 * verdicts are given: what may have been accepted is never deleted.
 */
export async function markVerdicts(
  at: {
    readonly storage: Storage;
    readonly plan: Pick<RunPlan, 'name'>;
    readonly signal: AbortSignal;
  },
  batch: string,
  marks: readonly VerdictMark[],
): Promise<void> {
  if (marks.length === 0) return;
  const bytes = Buffer.from(marks.map((mark) => `${JSON.stringify(mark)}\n`).join(''));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const key = `${storageFolders(at.plan).marks}/${keyPart(batch)}.jsonl`;
  await at.storage.put(key, { bytes, mediaType: 'application/x-ndjson', sha256 }, at.signal);
}

/** All marks there are, batch by batch; what is none is passed by. */
export async function readMarks(
  storage: Storage,
  plan: Pick<RunPlan, 'name'>,
  signal: AbortSignal,
): Promise<readonly FoundMark[]> {
  const marks: FoundMark[] = [];
  for await (const { key } of storage.list(`${storageFolders(plan).marks}/`, signal)) {
    const text = (await storage.read(key, signal))?.toString('utf8') ?? '';
    marks.push(...text.split('\n').flatMap((line) => markOf(line) ?? []));
  }
  return marks;
}

/** Hashes of recordings that were accepted, or that were about to be, by key. */
export function acceptedHashes(marks: readonly FoundMark[]): ReadonlyMap<string, string> {
  const accepted = marks.filter(({ verdict }) => verdict === 'accepted');
  return new Map(accepted.map(({ key, sha256 }) => [key, sha256 ?? '']));
}

function markOf(line: string): FoundMark | undefined {
  const mark = parsed(line);
  if (!isObject(mark) || typeof mark.key !== 'string') return undefined;
  const { key, assignment, sha256, verdict, judged } = mark;
  return {
    key,
    ...(typeof assignment === 'string' && { assignment }),
    ...(typeof sha256 === 'string' && { sha256 }),
    ...((verdict === 'accepted' || verdict === 'rejected') && { verdict }),
    ...(isJudgement(judged) && { judged }),
  };
}

function isJudgement(value: unknown): value is MarkedJudgement {
  if (!isObject(value)) return false;
  const { text_id: textId, label, confidence, votes, approving } = value;
  return (
    typeof textId === 'string' &&
    typeof label === 'string' &&
    [confidence, votes, approving].every((one) => typeof one === 'number' && one >= 0)
  );
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

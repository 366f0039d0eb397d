import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { privateFolder, WorkspaceError } from '../../workspace';

/** One line of the ledger: what somebody agreed to spend. Money in US dollars. */
export interface LedgerLine {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly profile: string;
  readonly subject: string;
  readonly what: string;
  /** All that the subject may cost. */
  readonly total: number;
}

/** The ledger, in the folder's private part. */
export const ledgerName = '.crowdsmith/spending.jsonl';

/** What every subject of a profile may cost: of several lines about one the largest counts. */
export async function readLedger(
  root: string,
  profile: string,
): Promise<ReadonlyMap<string, number>> {
  const totals = new Map<string, number>();
  for (const line of await linesOf(root)) {
    if (line.profile !== profile) continue;
    totals.set(line.subject, Math.max(totals.get(line.subject) ?? 0, line.total));
  }
  return totals;
}

/** Adds a line; it is on disk before the promise is kept. */
export async function writeLedger(root: string, line: LedgerLine): Promise<void> {
  await privateFolder(root);
  const path = join(root, ledgerName);
  const text = await textOf(path);
  const file = await open(path, 'a');
  try {
    // A line that a crash cut short must not swallow this one.
    const start = text === '' || text.endsWith('\n') ? '' : '\n';
    await file.appendFile(`${start}${JSON.stringify(line)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function linesOf(root: string): Promise<readonly LedgerLine[]> {
  const texts = (await textOf(join(root, ledgerName))).split('\n');
  return texts.flatMap((text, index) => {
    if (text.trim() === '') return [];
    const line = parsed(text);
    if (line !== undefined) return [line];
    // Money is only given out after the line is on disk whole: a torn one stands for nothing.
    if (isTorn(text)) return [];
    throw new WorkspaceError(
      'unreadable',
      ledgerName,
      `${ledgerName}:${index + 1} cannot be read. It keeps count of what may be spent: repair the line, or ` +
        'delete it if you know that nothing was spent for it.',
    );
  });
}

/** Appending is cut short at the end: the line begins as ours do and does not close. */
function isTorn(text: string): boolean {
  return text.startsWith('{"at":') && !text.endsWith('}');
}

function parsed(text: string): LedgerLine | undefined {
  try {
    const line: unknown = JSON.parse(text);
    return isLine(line) ? line : undefined;
  } catch {
    return undefined;
  }
}

function isLine(value: unknown): value is LedgerLine {
  if (typeof value !== 'object' || value === null) return false;
  const { profile, subject, total } = value as Partial<Record<keyof LedgerLine, unknown>>;
  return (
    typeof profile === 'string' &&
    typeof subject === 'string' &&
    typeof total === 'number' &&
    Number.isFinite(total)
  );
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

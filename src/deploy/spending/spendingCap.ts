import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, type ParseError } from 'jsonc-parser';
import { WorkspaceError } from '../../workspace';

/** The setting: US dollars that this workspace may spend on each profile with real money. */
export const spendingCapSetting = 'crowdsmith.spendingCap';

const settings = '.vscode/settings.json';

/**
 * The cap that a workspace folder's settings hold, for those who run outside of the editor. Undefined: none
 * is set. Settings that cannot be read are an error: a cap that is there must not be missed.
 */
export async function readSpendingCap(root: string): Promise<number | undefined> {
  const text = await readFile(join(root, settings), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  });
  if (text.trim() === '') return undefined;
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  if (errors.length > 0 && text.includes(spendingCapSetting)) {
    throw unreadable('it is not JSON with comments');
  }
  const cap = (value as Readonly<Record<string, unknown>> | null | undefined)?.[spendingCapSetting];
  if (cap === undefined || cap === null) return undefined;
  if (typeof cap === 'number' && Number.isFinite(cap) && cap >= 0) return cap;
  throw unreadable(`${spendingCapSetting} is no sum in US dollars`);
}

function unreadable(why: string): WorkspaceError {
  return new WorkspaceError(
    'unreadable',
    settings,
    `${settings}: ${why}, so that nobody knows how much may be spent. Repair it.`,
  );
}

import type { Connection } from '../providers/connections';
import type { Services } from '../providers/services';

/** Asks, with the number, before anything is done to performers of a platform with real ones. */
export async function mayTouch(
  { ask }: Services,
  { profile, account }: Connection,
  { message, agree }: { readonly message: string; readonly agree: string },
): Promise<boolean> {
  if (profile.sandbox) return true;
  const detail = `They are real people on ${profile.label}; it is done as ${account}.`;
  return ask.confirm({ message, detail, agree });
}

/** `performer 12` or `3 performers`. */
export function performersText(ids: readonly string[]): string {
  return ids.length === 1 ? `performer ${ids[0] ?? ''}` : `${ids.length} performers`;
}

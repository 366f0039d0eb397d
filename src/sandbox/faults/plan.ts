/** Bad days on request: shares are 0 to 1. */
export interface FaultPlan {
  readonly seed: number;
  readonly statuses: readonly StatusFault[];
  readonly slow: { readonly share: number; readonly milliseconds: number };
  readonly cut: { readonly before: number; readonly after: number };
  /** Webhook deliveries that arrive twice, as the platform warns they may. */
  readonly duplicates: number;
}

/** Answers with a status of its own instead of the one that was due. */
export interface StatusFault {
  readonly status: number;
  readonly share: number;
  /** Instead of doing what was asked, or after it was done: then only the answer is wrong. */
  readonly when: 'before' | 'after';
  /** Seconds in the header Retry-After; without it a client has to know by itself. */
  readonly retryAfter?: number;
}

export const faultyStatuses: Readonly<Record<number, string>> = {
  408: 'REQUEST_TIMEOUT',
  429: 'TOO_MANY_REQUESTS',
  500: 'INTERNAL_ERROR',
  502: 'REMOTE_SERVICE_UNAVAILABLE',
  503: 'REMOTE_SERVICE_UNAVAILABLE',
  504: 'REMOTE_SERVICE_UNAVAILABLE',
};

const example = '429=0.05,500=0.02,504-after=0.01,slow=0.1:200ms,cut=0.01,duplicate=0.1,seed=7';

interface Draft {
  seed: number;
  statuses: StatusFault[];
  slow: FaultPlan['slow'];
  cut: { before: number; after: number };
  duplicates: number;
}

/**
 * Reads a fault specification such as the example above: a share per status (with `-after` the work
 * is done all the same; `:5s` sets Retry-After, `:silent` leaves it out), slow answers with their
 * delay, cut connections (`cut-before`, `cut-after`, or `cut` for half of each), webhook deliveries
 * that arrive twice, and the seed. Throws on anything else.
 */
export function parseFaults(text: string): FaultPlan {
  const draft: Draft = {
    seed: 1,
    statuses: [],
    slow: { share: 0, milliseconds: 0 },
    cut: { before: 0, after: 0 },
    duplicates: 0,
  };
  for (const part of text.split(',').filter((piece) => piece.trim() !== '')) {
    const [key = '', value = ''] = part.split('=').map((piece) => piece.trim());
    if (!readSimple(draft, key, value, part) && !readStatus(draft, key, value, part)) {
      throw wrong(part);
    }
  }
  const { before, after } = draft.cut;
  if (before + after > 1) throw wrong(text);
  return draft;
}

function readSimple(draft: Draft, key: string, value: string, part: string): boolean {
  switch (key) {
    case 'seed':
      if (!/^\d+$/.test(value)) throw wrong(part);
      draft.seed = Number(value);
      return true;
    case 'slow':
      draft.slow = slowOf(value, part);
      return true;
    case 'cut':
      draft.cut = { before: shareOf(value, part) / 2, after: shareOf(value, part) / 2 };
      return true;
    case 'cut-before':
      draft.cut.before = shareOf(value, part);
      return true;
    case 'cut-after':
      draft.cut.after = shareOf(value, part);
      return true;
    case 'duplicate':
      draft.duplicates = shareOf(value, part);
      return true;
    default:
      return false;
  }
}

function slowOf(value: string, part: string): FaultPlan['slow'] {
  const [, share, amount, unit] = /^([\d.]+):(\d+)(ms|s)$/.exec(value) ?? [];
  if (share === undefined) throw wrong(part);
  const milliseconds = Number(amount) * (unit === 's' ? 1000 : 1);
  return { share: shareOf(share, part), milliseconds };
}

function readStatus(draft: Draft, key: string, value: string, part: string): boolean {
  const [, number, after] = /^(\d{3})(-after)?$/.exec(key) ?? [];
  const status = Number(number);
  if (faultyStatuses[status] === undefined) return false;
  const [, share = '', wait] = /^([\d.]+)(?::(\d+s|silent))?$/.exec(value) ?? [];
  const retryAfter = wait === undefined ? usualWait(status) : waitOf(wait);
  draft.statuses.push({
    status,
    share: shareOf(share, part),
    when: after === undefined ? 'before' : 'after',
    ...(retryAfter !== undefined && { retryAfter }),
  });
  return true;
}

/** Those that mean "come again later" say when. */
function usualWait(status: number): number | undefined {
  return status === 429 || status === 503 ? 1 : undefined;
}

function waitOf(wait: string): number | undefined {
  return wait === 'silent' ? undefined : Number.parseInt(wait, 10);
}

function shareOf(value: string, part: string): number {
  const share = /^\d*\.?\d+$/.test(value) ? Number(value) : Number.NaN;
  if (share >= 0 && share <= 1) return share;
  throw wrong(part);
}

function wrong(part: string): Error {
  return new Error(
    `faults: cannot read "${part.trim()}". Write shares from 0 to 1, like ${example}`,
  );
}

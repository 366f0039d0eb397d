import type { CloseReason, FieldValues, Pool, PoolStatus } from '../../spec/model';
import { capital } from '../../spec/text/capital';

/** How the trees say things: states, dates, values. The platform's own words wherever it has them. */

export function statusWord(status: PoolStatus | undefined): string {
  return (status ?? 'closed').toLowerCase();
}

/** `Open`, or `Closed: everything is done`. */
export function stateOf(
  of: Pick<Pool, 'status' | 'last_close_reason' | 'created' | 'last_started'>,
): string {
  const status = capitalized(of.status) ?? 'Unknown';
  if (of.status === 'CLOSED' && of.created !== undefined && of.last_started === undefined) {
    return 'Closed: not opened yet';
  }
  if (of.status !== 'CLOSED' || of.last_close_reason === undefined) return status;
  return `${status}: ${closeReasonText(of.last_close_reason)}`;
}

const closeReasons: Readonly<Record<CloseReason, string>> = {
  MANUAL: 'closed by hand',
  EXPIRED: 'its time is over',
  COMPLETED: 'everything is done',
  NOT_ENOUGH_BALANCE: 'the balance is too small',
  ASSIGNMENTS_LIMIT_EXCEEDED: 'the limit of assignments is reached',
  BLOCKED: 'blocked by the platform',
  FOR_UPDATE: 'closed to be updated',
};

/** Why a pool closed, in words; a reason we do not know is shown as the platform says it. */
export function closeReasonText(reason: CloseReason): string {
  const known: Readonly<Partial<Record<string, string>>> = closeReasons;
  return known[reason] ?? reason;
}

/** `SUBMITTED` as `Submitted`, `BATCH_CREATE` as `Batch create`. */
export function capitalized(status: string | undefined): string | undefined {
  const words = status?.replaceAll('_', ' ').toLowerCase();
  return words && capital(words);
}

export function dateOf(date: string | undefined): string | undefined {
  return date && `${date.slice(0, 16).replace('T', ' ')} UTC`;
}

export function seconds(count: number): string {
  if (count < 120) return `${count} s`;
  return count < 7_200 ? `${Math.round(count / 60)} min` : `${Math.round(count / 360) / 10} h`;
}

/** US dollars, to the cent; what is below a cent is not hidden. */
export function dollars(sum: number): string {
  const digits = sum !== 0 && Math.abs(sum) < 0.01 ? 4 : 2;
  return `$${sum.toFixed(digits)}`;
}

const longestValue = 100;

/** `text: The cat sat… · lang: en`, short enough for one row. */
export function valuesText(values: FieldValues | undefined): string {
  const parts = Object.entries(values ?? {}).map(([name, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return `${name}: ${text}`;
  });
  return shortened(parts.join(' · '), longestValue);
}

export function shortened(text: string, longest: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

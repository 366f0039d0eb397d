import type { AssignmentStatus, Verdict } from '../../api';

/** What somebody wants an assignment to be. */
export interface WantedVerdict {
  readonly id: string;
  readonly verdict: Verdict;
  /** The performer reads it; a rejection has to have one. */
  readonly comment: string;
}

/** A verdict that can be given, on an assignment as it was when that was checked. */
export interface VerdictChange extends WantedVerdict {
  readonly poolId: string;
  readonly from: AssignmentStatus;
  /** US dollars. */
  readonly reward: number;
}

/** A verdict that cannot be given, and why; in a file's words where it came from one. */
export interface RefusedVerdict {
  readonly id: string;
  readonly verdict: string;
  readonly comment: string;
  readonly reason: string;
}

/** A verdict that was not given, since somebody else has judged after it was looked at. */
export interface OvertakenVerdict extends RefusedVerdict {
  readonly now: AssignmentStatus;
  /** Whether it has become what was wanted all the same. */
  readonly as: 'wanted' | 'other';
}

export interface VerdictPlan {
  readonly changes: readonly VerdictChange[];
  /** Assignments that are what they are wanted to be. */
  readonly already: number;
  readonly refused: readonly RefusedVerdict[];
}

export interface VerdictTotals {
  readonly accepted: number;
  readonly rejected: number;
  /** Of the accepted, those that were rejected before. */
  readonly secondThoughts: number;
  /** US dollars that accepting pays: rewards, and the platform's fee. */
  readonly rewards: number;
  readonly fee: number;
}

/** Anything that a platform file or a person may call a verdict; undefined for other words. */
export function verdictFrom(text: string): Verdict | undefined {
  const word = text.trim().toUpperCase();
  if (['+', 'ACCEPT', 'ACCEPTED', 'APPROVED'].includes(word)) return 'ACCEPTED';
  return ['-', 'REJECT', 'REJECTED'].includes(word) ? 'REJECTED' : undefined;
}

/** As files spell it. */
export function verdictSign(verdict: Verdict): '+' | '-' {
  return verdict === 'ACCEPTED' ? '+' : '-';
}

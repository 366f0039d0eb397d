/** What the review panel shows: the messages between its host and its page. Pure. */
import type { AssignmentStatus, Verdict } from '../api';

/** Which assignments are to be seen. */
export interface ReviewFilter {
  readonly status: 'SUBMITTED' | 'ACCEPTED' | 'REJECTED';
  /** Id of a performer. */
  readonly performer?: string;
  readonly golden?: 'wrong' | 'right';
  readonly atMostSeconds?: number;
  readonly text?: string;
}

export const firstFilter: ReviewFilter = { status: 'SUBMITTED' };

export interface ReviewPool {
  readonly id: string;
  readonly name: string;
}

/** One assignment of the queue. Times are in milliseconds since 1970. */
export interface ReviewEntry {
  readonly id: string;
  readonly poolId: string;
  readonly performer: string;
  readonly status: AssignmentStatus;
  readonly submitted?: number;
  /** The platform accepts it by itself then. */
  readonly autoAccept?: number;
  /** How long the performer had it. */
  readonly seconds?: number;
  readonly tasks: number;
  /** US dollars that accepting pays: the reward, and the platform's fee. */
  readonly reward: number;
  readonly fee: number;
  readonly golden?: 'right' | 'wrong';
  /** What the performer was told. */
  readonly comment?: string;
  /** Decided and about to be sent, or being sent. */
  readonly pending?: Verdict;
  /** Why the platform did not take the verdict. */
  readonly trouble?: string;
}

export interface EarlierAnswer {
  readonly id: string;
  readonly poolName: string;
  readonly status: AssignmentStatus;
  readonly submitted?: number;
  readonly comment?: string;
}

/** What is known of a performer in the pools that are reviewed. */
export interface PerformerHistory {
  readonly performer: string;
  readonly accepted: number;
  readonly rejected: number;
  readonly waiting: number;
  /** `latest`: there are more assignments than were looked at. */
  readonly counted: 'all' | 'latest';
  readonly golden: { readonly right: number; readonly wrong: number };
  /** Mean time for an assignment; absent when nothing was handed in. */
  readonly seconds?: number;
  readonly skills: readonly { readonly name: string; readonly value: number }[];
  readonly restrictions: readonly string[];
  readonly earlier: readonly EarlierAnswer[];
}

/** A file of the assignment that is shown; its bytes come by themselves unless it is too large. */
export interface ReviewFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly state: 'coming' | 'here' | 'too-large' | 'failed';
}

export interface ReviewState {
  /** The platform, for people. */
  readonly where: string;
  readonly pools: readonly ReviewPool[];
  readonly filter: ReviewFilter;
  readonly entries: readonly ReviewEntry[];
  readonly loading: 'idle' | 'loading' | { readonly failed: string };
  /** There are assignments that have not been loaded. */
  readonly more: boolean;
  readonly current?: string;
  readonly history?: PerformerHistory | { readonly failed: string };
  readonly files: readonly ReviewFile[];
  /** A verdict that can still be taken back, until that time. */
  readonly held?: { readonly id: string; readonly verdict: Verdict; readonly until: number };
  /** What this sitting has come to. */
  readonly done: { readonly accepted: number; readonly rejected: number; readonly paid: number };
  /** Comments for rejections: those of the settings, then those that were written lately. */
  readonly reasons: readonly string[];
}

/** Host → page. */
export type ReviewHostMessage =
  | { readonly type: 'review'; readonly state: ReviewState }
  /** As if a key had been pressed: a command of the editor stands for it. */
  | { readonly type: 'reviewPress'; readonly key: 'a' | 'r' | 'j' | 'k' | 'z' }
  /** A piece of a file of the assignment that is shown; the last one may be empty. */
  | {
      readonly type: 'reviewFile';
      readonly assignment: string;
      readonly id: string;
      readonly bytes: Uint8Array;
      readonly place: 'first' | 'next' | 'last';
    };

/** Page → host. */
export interface ReviewPageMessage {
  readonly type: 'review';
  readonly deed: ReviewDeed;
}

export type ReviewDeed =
  /** First of all: what the page showed before it was reloaded. */
  | { readonly do: 'resume'; readonly filter?: ReviewFilter; readonly current?: string }
  | { readonly do: 'open'; readonly id: string }
  | { readonly do: 'next' | 'previous' | 'undo' | 'more' | 'refresh' }
  | {
      readonly do: 'judge';
      readonly id: string;
      readonly verdict: Verdict;
      readonly comment: string;
    }
  | { readonly do: 'filter'; readonly filter: ReviewFilter }
  /** One verdict for all that pass the filter: asked about first. */
  | { readonly do: 'judgeAll'; readonly verdict: Verdict; readonly comment: string }
  | { readonly do: 'save'; readonly file: string };

import type { QualityControlConfig } from '../../spec/model';
import type { AssignmentStatus } from '../domain/rows';

/** What an onlooker who knows the hidden truth sees of a sandbox: for reports on simulations. */
export interface Observation {
  readonly pools: readonly ObservedPool[];
  readonly people: ReadonlyMap<string, ObservedPerson>;
  readonly bans: readonly ObservedBan[];
}

export interface ObservedPerson {
  readonly id: string;
  readonly group: string;
  /** A requester would rather not have such people. */
  readonly unwanted: boolean;
  /** Came because others were banned or the pool ran dry. */
  readonly newcomer: boolean;
}

export interface ObservedBan {
  readonly userId: string;
  /** Milliseconds since 1970, simulated. */
  readonly at: number;
  readonly until: number | undefined;
  /** Key of the rule that made it; undefined when the requester did. */
  readonly rule: string | undefined;
}

export interface ObservedPool {
  readonly id: string;
  readonly kind: 'pool' | 'training';
  readonly name: string;
  /** Every wanted answer is there. */
  readonly isComplete: boolean;
  readonly closeReason: string;
  /** Answers that are wanted now, and those that are there: tasks, or suites where none are mixed. */
  readonly asked: number;
  readonly answered: number;
  readonly rules: readonly ObservedRule[];
  readonly suites: readonly ObservedSuite[];
  readonly answers: readonly ObservedAnswer[];
}

export interface ObservedRule {
  readonly key: string;
  readonly config: QualityControlConfig;
  /** Which of the config's rules. */
  readonly index: number;
  /** How often it acted. */
  readonly firings: number;
}

export interface ObservedSuite {
  readonly userId: string;
  readonly status: AssignmentStatus;
  /** US dollars. */
  readonly reward: number;
  readonly tasks: number;
  readonly createdAt: number;
  /** When it was submitted, skipped or expired; undefined when it is in hand. */
  readonly endedAt: number | undefined;
}

/** An answer to a general task. */
export interface ObservedAnswer {
  readonly taskId: string;
  readonly userId: string;
  readonly at: number;
  /** False when the suite was rejected. */
  readonly isKept: boolean;
  /** The answer in the fields that have a truth; undefined where there is nothing to choose. */
  readonly label: string | undefined;
  readonly truth: string | undefined;
  readonly isRight: boolean | undefined;
}

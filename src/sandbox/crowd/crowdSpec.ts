import type { Traits } from '../domain/rows';

/** Who performers are and how they work: what a crowd file says, with every default filled in. */
export interface CrowdSpec {
  readonly name: string;
  /** People at the start. */
  readonly size: number;
  readonly groups: readonly [Group, ...Group[]];
  /** The right answers, by output field, where the file knows them. */
  readonly truth: Readonly<Record<string, TruthSource>>;
  /** Whether somebody new comes when a pool has work and nobody left who may do it. */
  readonly newcomers: Newcomers;
  /** How the requester of a simulation judges what waits for a verdict. */
  readonly review: ReviewPolicy;
}

/**
 * - `none`: the crowd is who it is.
 * - `alike`: newcomers are like the groups of the crowd.
 * - `fitting`: and where a pool's filter asks for others, they are what it asks for.
 */
export type Newcomers = 'none' | 'alike' | 'fitting';

export interface Group {
  readonly name: string;
  /** Exactly so many at the start; absent when the group has a share of the crowd. */
  readonly count?: number;
  /** Share among the groups, for those who are drawn. */
  readonly weight: number;
  readonly people: People;
  readonly habit: Habit;
}

/** What filters can ask about. Absent is drawn as the platform at large would have it. */
export interface People {
  readonly languages?: readonly string[];
  /** Country code and weight. */
  readonly countries?: readonly (readonly [string, number])[];
  /** Share that works in a browser; the others use the app on a phone. 0 to 1. */
  readonly browser?: number;
  readonly accountAgeDays?: Spread;
  readonly rating?: Spread;
  /** Share that agreed to see adult content. */
  readonly adult?: number;
  /** Share that passed the platform's test of a language they speak. */
  readonly verifiedLanguages?: number;
  /** By id or by name of the skill, 0 to 100. */
  readonly skills?: Readonly<Record<string, Spread>>;
}

/** A number that differs from person to person: evenly between two ends, or around a median. */
export type Spread =
  | { readonly from: number; readonly to: number }
  /** Log-normal: two in three lie within `median × e^±spread`. */
  | { readonly median: number; readonly spread: number };

/** How somebody works: the traits of a person, with a spread where people of a group differ. */
export interface Habit extends Omit<Traits, 'accuracy' | 'pace'> {
  /** Answers that are right; 0 to 1. A confusion matrix goes before it. */
  readonly accuracy: Spread;
  /** Time taken, as a part of what the work deserves. */
  readonly pace: Spread;
}

/** Where the right answer of an output field comes from, when no known solution tells. */
export type TruthSource =
  | { readonly from: 'input'; readonly field: string }
  | { readonly from: 'table'; readonly key: string; readonly rows: ReadonlyMap<string, string> }
  | {
      readonly from: 'rules';
      readonly rules: readonly TruthRule[];
      readonly otherwise: string | undefined;
    }
  /** Drawn once a task; weights by answer. */
  | { readonly from: 'shares'; readonly shares: readonly (readonly [string, number])[] };

export interface TruthRule {
  readonly input: string;
  readonly matches: RegExp;
  readonly answer: string;
}

export interface ReviewPolicy {
  /** Hours between the answer and the verdict. */
  readonly afterHours: number;
  /** Accepted are suites with at least this share of right answers and sound recordings. */
  readonly acceptFrom: number;
  /** Share of verdicts that are the wrong way round. */
  readonly mistakes: number;
}

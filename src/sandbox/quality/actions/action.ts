import type { Readings, Scope } from '../collector';

/** What a rule does when its conditions hold. One file each. */
export interface Action {
  readonly type: string;
  apply(target: Target): void;
}

export interface Target {
  readonly scope: Scope;
  readonly readings: Readings;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Names the rule, so that a ban remembers who made it. */
  readonly rule: string;
}

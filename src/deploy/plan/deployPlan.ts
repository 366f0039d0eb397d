import type { Difference, ObjectKind } from '../compare';
import type { DeployProblem } from '../deployError';
import type { Estimate } from '../estimate';

/** What a deploy would do, worked out without changing anything. Plain data: it can be sent and kept. */
export interface DeployPlan {
  /** The profile that it is for. */
  readonly profile: string;
  /** In the order in which they are done: skills, projects, trainings, pools. */
  readonly steps: readonly PlanStep[];
  /** What the plan's pools will cost altogether once they are open, a line for each. */
  readonly cost: Estimate;
  /** What applying the plan commits at once: tasks for pools that are open, and pools opened again. */
  readonly spends: Estimate;
  /** Of the account, in US dollars. Absent where nothing of the plan costs anything. */
  readonly balance?: number;
  /** What has to be put right first. A plan with trouble is not applied. */
  readonly trouble: readonly PlanTrouble[];
}

export type PlanAction = 'create' | 'update' | 'unchanged' | 'refused';

/**
 * `close-and-reopen`: open, and taking changes only while it is closed. `reopen`: an earlier deploy that
 * was broken off closed it. `new-version`: the platform keeps the old version of a project beside the new.
 */
export type PlanNeed = 'close-and-reopen' | 'reopen' | 'new-version';

/** What becomes of one spec. */
export interface PlanStep {
  /** The spec, in the workspace. */
  readonly path: string;
  readonly kind: ObjectKind;
  /** As the spec names the object. */
  readonly name: string;
  readonly action: PlanAction;
  /** Absent for what is to be created. */
  readonly id?: string;
  /** What the spec says and what the platform has, in the spec's order. */
  readonly differences: readonly Difference[];
  readonly needs: readonly PlanNeed[];
  /** Sentences for people: what the change means, or why it is refused. */
  readonly explain?: string;
  /** A pool or training: its task files. */
  readonly tasks: readonly PlannedTasks[];
  /** By what it is noticed that the plan has become stale. */
  readonly basis: StepBasis;
}

export interface PlannedTasks {
  /** The tasks file, in the workspace. */
  readonly file: string;
  readonly kind: 'main' | 'golden' | 'training';
  /** Rows that are fit to be sent. */
  readonly rows: number;
  /** Rows that are not. */
  readonly refused: number;
  /** `done`: uploaded whole, and the file has not changed since. */
  readonly state: 'to-upload' | 'done';
}

export interface StepBasis {
  /** Hash of the object that the spec stands for. */
  readonly local: string;
  /** Hash of what its task files hold. */
  readonly tasks: string;
  /** Hash of the remote object; absent where there is none. */
  readonly remote?: string;
  /** OPEN, CLOSED, ACTIVE, …; absent where there is no remote object or it has no state. */
  readonly status?: string;
}

/** What keeps a plan from being applied. */
export interface PlanTrouble {
  /** The spec it is about. */
  readonly path: string;
  readonly problem: DeployProblem;
  /** Names the spec, what is wrong and what to do. */
  readonly message: string;
}

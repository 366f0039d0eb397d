import type { DeployPlan } from '../deploy/plan';

/** What the page shows; sent whole whenever anything of it changes. */
export interface PlanView {
  /** For people. */
  readonly profile: string;
  readonly platform: 'sandbox' | 'real';
  /** Absent until the first one is made. */
  readonly plan?: DeployPlan;
  readonly run: PlanRun;
  /** By the spec's path: what became of a step while the plan is applied. */
  readonly results: Readonly<Record<string, StepResult>>;
}

export type PlanRun =
  | { readonly state: 'planning' }
  | { readonly state: 'ready' }
  | { readonly state: 'applying' }
  /** The plan was applied whole. */
  | { readonly state: 'applied'; readonly message: string }
  /** Broken off by the person; what was done until then stays. */
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly message: string };

export interface StepResult {
  readonly state: 'done' | 'uploading';
  /** `created 12`, `40 of 100 tasks`. */
  readonly text: string;
}

export interface HostMessage {
  readonly type: 'view';
  readonly view: PlanView;
}

export type PageMessage =
  | { readonly type: 'ready' }
  /** Make the plan again. */
  | { readonly type: 'plan' }
  | { readonly type: 'apply' }
  /** Break off what is going on. */
  | { readonly type: 'cancel' }
  | { readonly type: 'diff'; readonly path: string }
  | { readonly type: 'open'; readonly path: string };

import type { FieldSpecs, NewTask, Pool, Project } from '../../spec';
import type { InnerKind } from '../../sandbox';

/** Everything that a pool needs to be worked on, read from its specs. Made once, run many times. */
export interface Scenario {
  /** The spec's path in the workspace. */
  readonly path: string;
  readonly pool: Pool;
  readonly project: Project;
  /** In an order in which each can refer to those before it; the pool comes last. */
  readonly objects: readonly ScenarioObject[];
  /** What a reader of the report should know about the way the scenario was made. */
  readonly notes: readonly string[];
}

export interface ScenarioObject {
  /** Stands for the id wherever other objects refer to this one. */
  readonly placeholder: string;
  readonly kind: InnerKind;
  readonly object: unknown;
  readonly tasks: readonly NewTask[];
  /** Pools without a mixer take suites of one task. */
  readonly takes: 'tasks' | 'suites';
}

export type { FieldSpecs };

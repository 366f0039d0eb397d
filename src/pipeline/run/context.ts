import { setTimeout as sleep } from 'node:timers/promises';
import type { PlatformClient, Profile } from '../../api';
import type { PipelineEvent } from '../events';
import { stableUuid } from '../journal/keys';
import type { StepRunner } from '../journal/steps';
import type { RunPlan } from '../runPlan';
import type { Storage } from '../storage/storage';

/** Remote ids of what the pipeline's specs became. */
export interface RemoteIds {
  readonly classification: StageIds;
  readonly recording: StageIds;
  readonly verification: StageIds;
}

export interface StageIds {
  readonly pool: string;
  readonly training?: string;
}

/** What every stage of a run works with. */
export interface Run {
  /** A UUID, the same for every attempt on the same pools. */
  readonly id: string;
  readonly plan: RunPlan;
  readonly ids: RemoteIds;
  /**
   * The pools had tasks when the journal began (an earlier journal was lost, or somebody uploaded
   * some): then pools are looked through before tasks are created.
   */
  readonly adopting: boolean;
  readonly client: PlatformClient;
  readonly profile: Profile;
  readonly storage: Storage;
  readonly runner: StepRunner;
  readonly pace: Pace;
  readonly signal: AbortSignal;
  readonly emit: (event: PipelineEvent) => void;
}

/** Milliseconds. */
export interface Pace {
  /** First and longest pause between two looks at a pool. */
  readonly firstLook: number;
  readonly longestLook: number;
  /** Recordings of a pool that is still open are verified when the last batch is this long ago. */
  readonly batchEvery: number;
  /** How long the platform may take to give a rejected text out again by its own rule. */
  readonly reissueWithin: number;
}

/** A simulated crowd answers in moments, people in hours. */
export function paceFor(profile: Profile): Pace {
  return profile.sandbox
    ? { firstLook: 30, longestLook: 1000, batchEvery: 600_000, reissueWithin: 5000 }
    : { firstLook: 2000, longestLook: 60_000, batchEvery: 900_000, reissueWithin: 120_000 };
}

/** The idempotency key of a step: the same in every attempt. */
export function operationId(run: Run, step: string): string {
  return stableUuid('crowdsmith', run.id, step);
}

/** Pauses between looks at something that takes its time: short at first, then longer. */
export class Looking {
  readonly #run: Run;
  #pause: number;

  constructor(run: Run) {
    this.#run = run;
    this.#pause = run.pace.firstLook;
  }

  /** Answers with the milliseconds waited; rejects when the run is stopped. */
  async pause(): Promise<number> {
    const pause = this.#pause;
    await sleep(pause, undefined, { signal: this.#run.signal });
    this.#pause = Math.min(this.#run.pace.longestLook, pause * 1.5);
    return pause;
  }
}

export function log(run: Run, level: 'info' | 'warning' | 'error', message: string): void {
  run.emit({ type: 'log', level, message });
}

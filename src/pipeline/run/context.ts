import { setTimeout as sleep } from 'node:timers/promises';
import type { PlatformClient, Profile } from '../../api';
import type { Gate } from '../control/gate';
import type { Reopening } from '../control/reopening';
import { stoppedAfterBatch } from '../errors';
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
  /** The pools had tasks when the journal began; what an unfinished creation left does not count. */
  readonly hadTasks: boolean;
  readonly client: PlatformClient;
  readonly profile: Profile;
  readonly storage: Storage;
  readonly runner: StepRunner;
  readonly pace: Pace;
  /** Pauses, and the wish to stop after the batch. */
  readonly gate: Gate;
  /** Waits out a pause, and makes sure that no other machine has taken the run over. */
  readonly mayGoOn: () => Promise<void>;
  /** Which pools that somebody closed may be opened again. */
  readonly reopening: Reopening;
  readonly signal: AbortSignal;
  readonly emit: (event: PipelineEvent) => void;
}

/** Milliseconds. */
export interface Pace {
  /** First and longest pause between two looks at a pool. */
  readonly firstLook: number;
  readonly longestLook: number;
  /** Recordings that fill whole pages of listening are sent on when the last batch is this long ago. */
  readonly fullBatchEvery: number;
  /** Then also those that fill no page. */
  readonly batchEvery: number;
  /** Addresses that end within this time are signed anew; by default as fits how long they are good. */
  readonly renewBefore?: number;
}

/** A simulated crowd answers in moments, people in hours. */
export function paceFor(profile: Profile): Pace {
  return profile.sandbox
    ? { firstLook: 30, longestLook: 1000, fullBatchEvery: 250, batchEvery: 10_000 }
    : { firstLook: 2000, longestLook: 60_000, fullBatchEvery: 300_000, batchEvery: 900_000 };
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

  /** Rejects when the run is stopped; `sooner` ends the pause before its time. */
  async pause(sooner?: Promise<unknown>): Promise<void> {
    await this.#wait(this.#pause, sooner);
    this.#pause = Math.min(this.#run.pace.longestLook, this.#pause * 1.5);
  }

  /** Nothing but `sooner` is expected: looking on would only cost requests. */
  async rest(sooner: Promise<unknown> | undefined): Promise<void> {
    await this.#wait(this.#run.pace.longestLook * 10, sooner);
  }

  /** Something happened: more may follow soon. */
  quicken(): void {
    this.#pause = this.#run.pace.firstLook;
  }

  async #wait(milliseconds: number, sooner: Promise<unknown> | undefined): Promise<void> {
    const { signal, mayGoOn } = this.#run;
    const ended = new AbortController();
    const pause = sleep(milliseconds, undefined, {
      signal: AbortSignal.any([signal, ended.signal]),
    });
    try {
      await (sooner === undefined ? pause : Promise.race([pause, sooner]));
    } finally {
      pause.catch(() => undefined);
      ended.abort();
    }
    // A machine may have slept meanwhile.
    await mayGoOn();
  }
}

export function log(run: Run, level: 'info' | 'warning' | 'error', message: string): void {
  run.emit({ type: 'log', level, message });
}

/** Ends the run where nothing is under way, when somebody wished that. */
export function stopIfWished({ gate }: Run): void {
  if (gate.stopsAfterBatch) throw stoppedAfterBatch();
}

/** A piece of work as a queue sees it. */
export interface Job {
  /** The same in every attempt, on every machine. */
  readonly key: string;
  /** One line for people: what it does, to what. */
  readonly does: string;
}

export type Taken =
  | { readonly state: 'done'; readonly result: unknown }
  | {
      readonly state: 'mine';
      /** Somebody had taken it before and nobody knows how far they came. */
      readonly again: boolean;
      /** Proves later that it is still ours. */
      readonly lease: string;
    }
  | {
      readonly state: 'busy';
      /** Milliseconds after which asking again makes sense. */
      readonly askAgainIn: number;
    };

/**
 * Jobs that survive the processes that work on them, each leased to one worker at a time. The journal
 * of a run is one store: its run lock is the only lease there is. A table in a database is another: a row
 * for each key with the worker, the time at which its lease ends, and the result.
 */
export interface JobStore {
  /** Leases the job, writing down what is about to be done before it is done. */
  take(job: Job): Promise<Taken>;
  /** Keeps the lease; false when it is lost and somebody else may be at work. */
  prolong(key: string, lease: string): Promise<boolean>;
  /** Writes the result down for good. A lease that is lost is no reason to lose a result. */
  finish(key: string, lease: string, result: unknown): Promise<void>;
  /** A fact that was looked up; the first one written down counts. Answers with that one. */
  note(key: string, fact: unknown): Promise<unknown>;
  /** What is finished, as far as this process knows: loaded when it began, and all it did since. */
  isDone(key: string): boolean;
  result(key: string): unknown;
  /** Oldest first. */
  finished(prefix: string): readonly (readonly [key: string, result: unknown])[];
  /** Keys that were taken and never finished. */
  unfinished(prefix: string): readonly string[];
}

/** Milliseconds between two prolongations of a lease; a store should let it last for several. */
export const prolongEvery = 10_000;

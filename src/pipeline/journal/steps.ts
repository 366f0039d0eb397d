/**
 * A piece of work with an effect. Its key is the same in every attempt to run the pipeline, and its
 * result is plain data that JSON keeps as it is.
 */
export interface Step<Result> {
  readonly key: string;
  /** One line for people: what it does, to what. */
  readonly does: string;
  /**
   * Does it. `again` tells that an earlier attempt began and nobody knows how far it came: then look
   * at the platform, or use a call that is safe to repeat.
   */
  run(how: { readonly again: boolean }): Promise<Result>;
}

/** A look at the outside world whose answer later steps build on. */
export interface Observation<Result> {
  readonly key: string;
  run(): Promise<Result>;
}

/**
 * Runs steps so that each happens once (`jobs/jobRunner`). Stages know this interface only, so that
 * the jobs may be kept in a journal or in a queue that several workers share.
 */
export interface StepRunner {
  /** The step's result, from now or from an earlier attempt. */
  once<Result>(step: Step<Result>): Promise<Result>;
  /** Like `once` for something without an effect: no intent is written. */
  observe<Result>(observation: Observation<Result>): Promise<Result>;
  isDone(key: string): boolean;
  /** Results of finished steps whose keys start with the prefix, oldest first. */
  finished(prefix: string): readonly (readonly [key: string, result: unknown])[];
  /** Keys of steps that were begun and never finished. */
  unfinished(prefix: string): readonly string[];
}

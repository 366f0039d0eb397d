import type { Journal } from './journal';

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
 * Runs steps so that each happens once. The runner in this process keeps a journal; one on a job
 * queue would lease a job by the same key. Stages know this interface only.
 */
export interface StepRunner {
  /** The step's result, from now or from an earlier attempt. */
  once<Result>(step: Step<Result>): Promise<Result>;
  /** Like `once` for something without an effect: no intent is written. */
  observe<Result>(observation: Observation<Result>): Promise<Result>;
  isDone(key: string): boolean;
  /** Results of finished steps whose keys start with the prefix, oldest first. */
  finished(prefix: string): readonly (readonly [key: string, result: unknown])[];
}

/** Steps of one process, held by a journal. Stops between steps when the signal says so. */
export function journalRunner(journal: Journal, signal: AbortSignal): StepRunner {
  async function observe<Result>(step: Observation<Result>): Promise<Result> {
    if (journal.hasResult(step.key)) return journal.result(step.key) as Result;
    signal.throwIfAborted();
    const result = await step.run();
    await journal.append({ type: 'result', step: step.key, result });
    return result;
  }

  return {
    observe,
    async once(step) {
      if (journal.hasResult(step.key)) return journal.result(step.key) as never;
      signal.throwIfAborted();
      const again = journal.wasIntended(step.key);
      if (!again) await journal.append({ type: 'intent', step: step.key, does: step.does });
      return await observe({ key: step.key, run: () => step.run({ again }) });
    },
    isDone: (key) => journal.hasResult(key),
    finished: (prefix) => journal.resultsUnder(prefix),
  };
}

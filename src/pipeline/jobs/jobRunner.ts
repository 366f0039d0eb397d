import { setTimeout as sleep } from 'node:timers/promises';
import type { Observation, Step, StepRunner } from '../journal/steps';
import type { JobStore, Taken } from './jobStore';
import { prolongEvery } from './jobStore';

export interface JobRunnerOptions {
  readonly store: JobStore;
  readonly signal: AbortSignal;
  /** Holds new jobs back while the run is paused. */
  readonly gate?: { pass(): Promise<void> };
}

/**
 * Does steps as jobs of a store, each once: what another worker finished is taken from there, what
 * another one is doing is waited for. Stops between two jobs when the signal says so.
 */
export function jobRunner(o: JobRunnerOptions): StepRunner {
  const { store } = o;
  // Two parts of this process may want the same step at the same time.
  const underWay = new Map<string, Promise<unknown>>();

  function together(key: string, work: () => Promise<unknown>): Promise<never> {
    const running = underWay.get(key) ?? work().finally(() => underWay.delete(key));
    underWay.set(key, running);
    return running as Promise<never>;
  }

  return {
    once: (step) =>
      store.isDone(step.key)
        ? Promise.resolve(store.result(step.key) as never)
        : together(step.key, () => doOnce(o, step)),
    observe: (observation) =>
      store.isDone(observation.key)
        ? Promise.resolve(store.result(observation.key) as never)
        : together(observation.key, () => lookOnce(o, observation)),
    isDone: (key) => store.isDone(key),
    finished: (prefix) => store.finished(prefix),
    unfinished: (prefix) => store.unfinished(prefix),
  };
}

async function mayBegin({ signal, gate }: JobRunnerOptions): Promise<void> {
  signal.throwIfAborted();
  await gate?.pass();
  signal.throwIfAborted();
}

async function lookOnce(o: JobRunnerOptions, looking: Observation<unknown>): Promise<unknown> {
  await mayBegin(o);
  return await o.store.note(looking.key, await looking.run());
}

async function doOnce(o: JobRunnerOptions, step: Step<unknown>): Promise<unknown> {
  await mayBegin(o);
  const taken = await takeWhenFree(o, step);
  if (taken.state === 'done') return taken.result;
  const { lease, again } = taken;
  const timer = setInterval(() => {
    void o.store.prolong(step.key, lease).catch(() => false);
  }, prolongEvery);
  timer.unref();
  try {
    const result = await step.run({ again });
    await o.store.finish(step.key, lease, result);
    return result;
  } finally {
    clearInterval(timer);
  }
}

async function takeWhenFree(
  { store, signal }: JobRunnerOptions,
  { key, does }: Step<unknown>,
): Promise<Exclude<Taken, { state: 'busy' }>> {
  for (;;) {
    const taken = await store.take({ key, does });
    if (taken.state !== 'busy') return taken;
    await sleep(taken.askAgainIn, undefined, { signal });
  }
}

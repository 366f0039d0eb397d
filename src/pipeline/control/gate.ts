import { setTimeout as sleep } from 'node:timers/promises';
import type { PipelineEvent } from '../events';
import type { RunControl } from './runControl';
import type { Trouble } from './trouble';

/** What holds a run back, and what a person wished. */
export interface Gate {
  /** Resolves at once, or when a pause is over. */
  pass(): Promise<void>;
  /** Somebody wants the run to end when the recordings under way have their verdicts. */
  readonly stopsAfterBatch: boolean;
  /** Waits until the trouble is over: somebody says so, or it is time to try again. */
  outlast(trouble: Trouble, how?: { readonly still?: boolean }): Promise<PauseEnd>;
  /** The answer of a person to what the pilot showed. */
  decision(): Promise<'go-on' | 'stop'>;
  close(): void;
}

/** What ended a pause: a person who says go on, the time to look again, or the wish to stop after the batch. */
export type PauseEnd = 'asked' | 'time' | 'stopping';

const pausedByHand =
  'Paused. Nothing is created, judged or opened; performers can go on in pools that are open.';

export function openGate(o: {
  readonly control: RunControl | undefined;
  readonly signal: AbortSignal;
  readonly emit: (event: PipelineEvent) => void;
}): Gate {
  return new RunGate(o);
}

class RunGate implements Gate {
  stopsAfterBatch = false;
  readonly #signal: AbortSignal;
  readonly #emit: (event: PipelineEvent) => void;
  readonly #deaf: () => void;
  #paused: PromiseWithResolvers<void> | undefined;
  #trouble: PromiseWithResolvers<PauseEnd> | undefined;
  #question: PromiseWithResolvers<'go-on' | 'stop'> | undefined;

  constructor(o: Parameters<typeof openGate>[0]) {
    this.#signal = o.signal;
    this.#emit = o.emit;
    this.#deaf =
      o.control?.listen((wish) => {
        if (wish === 'pause') this.#pause();
        else if (wish === 'resume') this.#resume('asked');
        else if (wish === 'stop-after-batch') this.#stopAfterBatch();
        else this.#question?.resolve(wish);
      }) ?? (() => undefined);
  }

  async pass(): Promise<void> {
    while (this.#paused !== undefined) await this.#untilAborted(this.#paused.promise);
  }

  async outlast(
    { message, remedy, retryAfter }: Trouble,
    how: { readonly still?: boolean } = {},
  ): Promise<PauseEnd> {
    this.#emit({
      ...{ type: 'paused', why: 'trouble', message },
      ...(remedy !== undefined && { remedy }),
      ...(retryAfter !== undefined && {
        looksAgain: new Date(Date.now() + retryAfter).toISOString(),
      }),
      ...(how.still === true && { still: true }),
    });
    this.#trouble = deferred();
    const waiting = new AbortController();
    const ways: Promise<PauseEnd>[] = [this.#trouble.promise];
    if (retryAfter !== undefined) ways.push(sleep(retryAfter, 'time', waiting));
    try {
      const end = await this.#untilAborted(Promise.race(ways));
      this.#emit({ type: 'resumed', ...(end === 'time' && { looking: true }) });
      return end;
    } finally {
      waiting.abort();
      this.#trouble = undefined;
    }
  }

  async decision(): Promise<'go-on' | 'stop'> {
    this.#question = deferred();
    try {
      return await this.#untilAborted(this.#question.promise);
    } finally {
      this.#question = undefined;
    }
  }

  close(): void {
    this.#deaf();
  }

  #pause(): void {
    if (this.#paused !== undefined) return;
    this.#paused = deferred();
    this.#emit({ type: 'paused', why: 'asked', message: pausedByHand });
  }

  #resume(why: PauseEnd): void {
    this.#trouble?.resolve(why);
    if (this.#paused === undefined) return;
    this.#emit({ type: 'resumed' });
    this.#paused.resolve();
    this.#paused = undefined;
  }

  #stopAfterBatch(): void {
    if (this.stopsAfterBatch) return;
    this.stopsAfterBatch = true;
    this.#emit({ type: 'stopping', when: 'after-batch' });
    // Whatever waits for a person is over, too.
    this.#resume('stopping');
    this.#question?.resolve('stop');
  }

  async #untilAborted<T>(promise: Promise<T>): Promise<T> {
    this.#signal.throwIfAborted();
    const { promise: aborted, reject } = deferred<never>();
    const end = (): void => reject(this.#signal.reason);
    this.#signal.addEventListener('abort', end, { once: true });
    try {
      return await Promise.race([promise, aborted]);
    } finally {
      this.#signal.removeEventListener('abort', end);
    }
  }
}

interface PromiseWithResolvers<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (reason: unknown) => void;
}

function deferred<T>(): PromiseWithResolvers<T> {
  let resolve: (value: T) => void = () => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

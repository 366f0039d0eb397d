import { cancelled, failureMessage, isCancelled } from '../providers/failures';
import type { Services } from '../providers/services';
import { withProgress } from './progress';
import { namesOf } from './targets';

/** What is told while and after something is done to several objects. */
export interface EachWords {
  /** `Opening` */
  readonly doing: string;
  /** `could not be opened` */
  readonly failed: string;
}

/** How many objects are worked on at once. */
const atOnce = 3;

/**
 * Does something to each of several objects under one progress notification. What fails leaves the
 * others alone and is told of; a single one that fails is an error. Returns those it was done to.
 */
export async function doEach<T extends { readonly name: string }>(
  { ask, log }: Services,
  targets: readonly T[],
  words: EachWords,
  work: (target: T, signal: AbortSignal, report: (message: string) => void) => Promise<void>,
): Promise<readonly T[]> {
  const failures = new Map<T, unknown>();
  const done: T[] = [];
  await withProgress(`${words.doing} ${namesOf(targets)}`, async (signal, tell) => {
    const waiting = [...targets];
    const worker = async (): Promise<void> => {
      for (let target = waiting.shift(); target !== undefined; target = waiting.shift()) {
        if (signal.aborted) return;
        const { name } = target;
        const report = (message: string): void =>
          tell(targets.length === 1 ? message : `${name}: ${message}`);
        try {
          await work(target, signal, report);
          done.push(target);
        } catch (error) {
          // What was done before a cancellation is done, and told of.
          if (isCancelled(error)) return;
          failures.set(target, error);
        }
        const ended = done.length + failures.size;
        if (targets.length > 1)
          tell(`${ended} of ${targets.length}`, (100 * ended) / targets.length);
      }
    };
    await Promise.all(Array.from({ length: Math.min(atOnce, targets.length) }, worker));
  });
  const [first] = failures;
  if (first === undefined && done.length === 0) throw cancelled();
  if (first !== undefined && targets.length === 1) throw first[1];
  for (const [{ name }, error] of failures) {
    log.error(`${name} ${words.failed}`, error instanceof Error ? (error.stack ?? '') : '');
  }
  if (first !== undefined) {
    const showLog = 'Show Log';
    const others = failures.size === 1 ? '' : ` ${failures.size - 1} more: see the log.`;
    const text = `${first[0].name} ${words.failed}: ${failureMessage(first[1])}${others}`;
    void ask.tell('error', text, [showLog]).then((answer) => {
      if (answer === showLog) log.show(true);
    });
  }
  return targets.filter((target) => done.includes(target));
}

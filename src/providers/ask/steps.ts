import type { Ask, Reply, StepAsk } from './ask';

/** One question of several; its answer becomes the field `key`. */
export type Step<A extends object> = { readonly [K in keyof A]-?: StepFor<A, K> }[keyof A];

interface StepFor<A extends object, K extends keyof A> {
  readonly key: K;
  /** Whether the question makes sense after the answers so far. Default: always. */
  readonly when?: (soFar: Partial<A>) => boolean;
  readonly ask: (
    person: StepAsk,
    soFar: Partial<A>,
  ) => Promise<Reply<Exclude<A[K], undefined>>> | Reply<Exclude<A[K], undefined>>;
}

/**
 * Asks one question after the other. From each but the first one may go back to the one before, and
 * finds there what was answered. What is `given` is not asked. Undefined when it was dismissed.
 * A field may be missing only where its step has a `when`.
 */
export async function steps<A extends object>(
  ask: Ask,
  title: string,
  list: readonly Step<A>[],
  given: Partial<A> = {},
): Promise<A | undefined> {
  const open = list.filter(({ key }) => given[key] === undefined);
  const earlier: Partial<A> = {};
  let soFar: Partial<A> = given;
  const trail: number[] = [];
  let at = nextOf(open, 0, soFar);
  while (at !== undefined) {
    const step = open[at];
    if (step === undefined) break;
    const person = ask.at({
      title,
      step: trail.length + 1,
      of: trail.length + open.slice(at).filter(({ when }) => when?.(soFar) ?? true).length,
      ...(trail.length === 0 ? {} : { back: 'offered' as const }),
      earlier: earlier[step.key],
    });
    const reply = await step.ask(person, soFar);
    if (reply.state === 'dismissed') return undefined;
    if (reply.state === 'back') {
      at = trail.pop();
      // An answer that cannot be gone back from: the questions begin anew.
      at ??= nextOf(open, 0, given);
      soFar = without(soFar, open, at ?? 0);
      continue;
    }
    soFar = { ...soFar, [step.key]: reply.value };
    Object.assign(earlier, { [step.key]: reply.value });
    trail.push(at);
    at = nextOf(open, at + 1, soFar);
  }
  return soFar as A;
}

/** The next step, from a place on, that makes sense after the answers so far. */
function nextOf<A extends object>(
  list: readonly Step<A>[],
  from: number,
  soFar: Partial<A>,
): number | undefined {
  const found = list.findIndex(
    ({ when }, index) => index >= from && (when === undefined || when(soFar)),
  );
  return found < 0 ? undefined : found;
}

/** The answers without those of the steps from a place on. */
function without<A extends object>(
  soFar: Partial<A>,
  list: readonly Step<A>[],
  from: number,
): Partial<A> {
  const undone = new Set<keyof A>(list.slice(from).map(({ key }) => key));
  return Object.fromEntries(
    Object.entries(soFar).filter(([key]) => !undone.has(key as keyof A)),
  ) as Partial<A>;
}

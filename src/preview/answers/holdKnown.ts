/** Whether an answer agrees with the known ones of a golden or training task. */
import { deepEqual, isRecord } from '../core/json';
import type { PreviewTask } from '../model';

export type KnownVerdict = 'right' | 'wrong' | 'not-known';

/** Every field of one known answer has to be met; fields it does not name do not count. */
export function holdKnown(output: unknown, { known }: PreviewTask): KnownVerdict {
  if (!known || known.length === 0) return 'not-known';
  const answer = isRecord(output) ? output : {};
  const isMet = known.some((solution) =>
    Object.entries(solution).every(([field, value]) => deepEqual(answer[field], value)),
  );
  return isMet ? 'right' : 'wrong';
}

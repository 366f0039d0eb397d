import { failureMessage, isCancelled } from '../providers/failures';
import type { Services } from '../providers/services';

/** Tells what was done and offers the way back. Not awaited: a message may stay for long. */
export function tellWithUndo(
  { ask, log }: Services,
  message: string,
  undo: () => Promise<unknown>,
): void {
  const back = 'Undo';
  void ask.tell('info', message, [back]).then(async (answer) => {
    if (answer !== back) return;
    try {
      await undo();
      void ask.tell('info', 'It is as it was before.');
    } catch (error) {
      if (isCancelled(error)) return;
      log.error('Could not undo', error instanceof Error ? (error.stack ?? '') : String(error));
      void ask.tell('error', `Could not undo: ${failureMessage(error)}`);
    }
  });
}

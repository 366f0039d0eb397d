import type { RefusedRow } from '../deploy';
import type { Services } from '../providers/services';

/** Rows that were refused are a warning with the reasons in the log; the rest is there. */
export function tellUploaded(
  { ask, log }: Services,
  message: string,
  refused: readonly RefusedRow[],
): void {
  if (refused.length === 0) {
    void ask.tell('info', message);
    return;
  }
  for (const row of refused) log.warn(`refused: ${JSON.stringify(row)}`);
  const showLog = 'Show Log';
  const rows = refused.length === 1 ? '1 row was' : `${refused.length} rows were`;
  void ask.tell('warning', `${message} ${rows} refused.`, [showLog]).then((answer) => {
    if (answer === showLog) log.show(true);
  });
}

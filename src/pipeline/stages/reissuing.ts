import { PipelineError } from '../errors';
import type { Run } from '../run/context';
import { log } from '../run/context';
import type { PoolName } from '../run/pools';
import { openNow } from '../run/pools';
import type { Progress } from '../run/recordings';
import type { SourceText } from '../texts';

/** Openings of the pool without a single new recording, before the run says that it is stuck. */
const patientOpenings = 3;

/**
 * Gives rejected texts out again where the pool's own CHANGE_OVERLAP rule does not: it may be missing,
 * or the platform may take its time to apply it.
 */
export class Reissuing {
  readonly #run: Run;
  readonly #pool: PoolName;
  #idleSince: number | undefined;
  #openings = 0;

  constructor(run: Run, pool: PoolName) {
    this.#run = run;
    this.#pool = pool;
  }

  /** Texts that are settled may still have a copy out that nobody needs. */
  textsWereTakenOut(): boolean {
    return this.#run.runner.finished('recording/stop/').length > 0;
  }

  countOpening(pending: readonly SourceText[]): void {
    this.#openings++;
    this.#idleSince = undefined;
    if (this.#openings <= patientOpenings) return;
    throw new PipelineError(
      `The recording pool (${this.#pool.id}) closes again and again without a recording of ${pending.length} ` +
        `texts, the first is ${pending[0]?.id ?? ''}. Perhaps nobody is left who may record them: check the ` +
        "pool's filter and the performers' restrictions, then start the run again.",
    );
  }

  /** Waits for the platform's rule first; then raises overlaps itself and opens the pool. */
  async helpAfterWaiting(pending: readonly SourceText[], progress: Progress): Promise<void> {
    this.#idleSince ??= performance.now();
    if (performance.now() - this.#idleSince < this.#run.pace.reissueWithin) return;
    await this.#raiseOverlaps(pending, progress);
    await openNow(this.#run, this.#pool);
    this.countOpening(pending);
  }

  async #raiseOverlaps(pending: readonly SourceText[], progress: Progress): Promise<void> {
    const { client, signal, ids } = this.#run;
    const wanted = new Map(pending.map(({ id }) => [id, (progress.rejections.get(id) ?? 0) + 1]));
    for await (const task of client.tasks.list({ pool_id: ids.recording.pool }, { signal })) {
      const overlap = wanted.get(String(task.input_values.text_id));
      if (overlap === undefined || (task.overlap ?? Infinity) >= overlap) continue;
      // Sets a number and adds nothing, so it may happen twice.
      await client.tasks.patch(task.id, { overlap }, { signal });
      log(
        this.#run,
        'info',
        `${String(task.input_values.text_id)} is given out for recording again.`,
      );
    }
  }
}

import type { Run } from '../run/context';
import { log } from '../run/context';

/** Milliseconds between two looks; each is a request for a training. */
const usually = 10 * 60_000;

/**
 * Whoever has not passed a stage's training gets nothing of its pool. When somebody closes or archives a training, nobody new
 * comes any more, and a run that waits for people should say why they stay away.
 */
export class TrainingWatch {
  readonly #run: Run;
  readonly #every: number;
  readonly #told = new Set<string>();
  #last: number;

  constructor(run: Run, every = usually) {
    this.#run = run;
    this.#every = every;
    // The run has opened them a moment ago.
    this.#last = performance.now();
  }

  /** Costs nothing most of the time. */
  async check(): Promise<void> {
    if (performance.now() - this.#last < this.#every) return;
    this.#last = performance.now();
    const { client, ids, signal } = this.#run;
    for (const stage of ['classification', 'recording', 'verification'] as const) {
      const { training: id } = ids[stage];
      if (id === undefined) continue;
      const {
        status,
        last_started: started,
        last_stopped: at,
      } = await client.pools.get(id, { signal });
      const once = `${id} ${at ?? ''}`;
      const isShut = started !== undefined && (status === 'CLOSED' || status === 'ARCHIVED');
      if (!isShut || this.#told.has(once)) continue;
      this.#told.add(once);
      const message =
        `The ${stage} training (${id}) is ${status.toLowerCase()}: nobody new can qualify for the ${stage} pool, and ` +
        'those who have may not be enough. ' +
        (status === 'CLOSED'
          ? 'Open it on the platform.'
          : 'The platform opens no archived training again.');
      log(this.#run, 'warning', message);
    }
  }
}

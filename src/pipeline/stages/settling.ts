import { attemptsOf } from '../../spec';
import type { Run } from '../run/context';
import { log } from '../run/context';
import type { HandedIn } from '../run/recordings';

/** Which texts are settled, as verdicts come in. */
export class Settling {
  readonly #run: Run;
  readonly #accepted = new Set<string>();
  /** Ids of rejected assignments by text: a verdict that is seen twice counts once. */
  readonly #rejected = new Map<string, Set<string>>();

  constructor(run: Run, handedIn: readonly HandedIn[]) {
    this.#run = run;
    for (const one of handedIn) if (one.status !== 'SUBMITTED') this.#count(one, one.status);
  }

  /** Whether a text of these assignments has neither a good recording nor used up its attempts. */
  isAnyUnsettled(assignments: readonly HandedIn[]): boolean {
    return assignments.some(({ recordings }) =>
      recordings.some(({ textId }) => !this.#isSettled(textId)),
    );
  }

  /**
   * After a rejection the pool's own rule gives the text out once more. Where that is not wanted, the
   * attempts being used up or another recording being good, the text is taken out of the pool, which
   * is still closed.
   */
  async afterVerdict(one: HandedIn, verdict: 'ACCEPTED' | 'REJECTED'): Promise<void> {
    this.#count(one, verdict);
    if (verdict === 'ACCEPTED') return;
    for (const { textId, taskId } of one.recordings) {
      if (!this.#isSettled(textId)) continue;
      const why = this.#accepted.has(textId)
        ? 'it has a good recording'
        : `${this.#rejections(textId)} recordings were rejected`;
      await this.#stopGivingOut(`${one.id}/${textId}`, { textId, taskId, why });
    }
  }

  #isSettled(textId: string): boolean {
    const attempts = attemptsOf(this.#run.plan.spec);
    return this.#accepted.has(textId) || this.#rejections(textId) >= attempts;
  }

  #rejections(textId: string): number {
    return this.#rejected.get(textId)?.size ?? 0;
  }

  async #stopGivingOut(
    step: string,
    o: { readonly textId: string; readonly taskId: string; readonly why: string },
  ): Promise<void> {
    await this.#run.runner.once({
      key: `recording/stop/${step}`,
      does: `stop giving out ${o.textId}: ${o.why}`,
      run: async () => {
        const { client, signal } = this.#run;
        await client.tasks.setOverlapOrMin(o.taskId, 0, { signal });
        log(this.#run, 'warning', `${o.textId} is not given out any more: ${o.why}.`);
        return null;
      },
    });
  }

  #count(one: HandedIn, verdict: 'ACCEPTED' | 'REJECTED'): void {
    for (const { textId } of one.recordings) {
      if (verdict === 'ACCEPTED') this.#accepted.add(textId);
      else this.#rejected.set(textId, (this.#rejected.get(textId) ?? new Set()).add(one.id));
    }
  }
}

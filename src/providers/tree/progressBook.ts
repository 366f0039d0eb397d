import type { PlatformClient } from '../../api';

/** How far the open pools are, in percent; asked a few at a time because each answer is an operation. */
export class ProgressBook {
  private readonly percents = new Map<string, number>();

  percentOf(poolId: string): number | undefined {
    return this.percents.get(poolId);
  }

  clear(): void {
    this.percents.clear();
  }

  /** Asks for all of these pools. Resolves to those whose figure has changed; failures are skipped. */
  async update(
    client: Pick<PlatformClient, 'analytics'>,
    poolIds: readonly string[],
    signal: AbortSignal,
  ): Promise<readonly string[]> {
    const waiting = [...poolIds];
    const changed: string[] = [];
    const worker = async (): Promise<void> => {
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
        if (signal.aborted) return;
        // A pool without a figure is shown without one: the tree must not fail for it.
        const percent = await client.analytics
          .completionPercentage(id, { signal })
          .then(Math.floor, () => undefined);
        if (percent === undefined || this.percents.get(id) === percent) continue;
        this.percents.set(id, percent);
        changed.push(id);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    return changed;
  }
}

const atOnce = 3;

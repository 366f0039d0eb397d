import type { CallOptions, PlatformClient } from '../../api';
import { DeployError } from '../deployError';
import { PriceCounter, type PricedTask } from '../estimate/priceCounter';
import { costsMore, dollars, endlessText } from '../spending/checkSpending';

/**
 * Tasks that come to an open pool are paid for at once. Right before each request, at the price that the
 * pool has by then, they have to stay within what somebody agreed to.
 */
export class OpenPoolGate {
  #counter: PriceCounter | undefined;

  /** `agreed`: US dollars, 0 where the pool was closed; Infinity where money is not real. */
  constructor(
    private readonly client: PlatformClient,
    private readonly poolId: string,
    private readonly agreed: number,
  ) {}

  /** Throws a DeployError when these tasks, with those before, would cost more than was agreed to. */
  async pass(tasks: Iterable<PricedTask>, options: CallOptions): Promise<void> {
    if (this.agreed === Infinity) return;
    const pool = await this.client.pools.get(this.poolId, options);
    // LOCKED: it may be about to open.
    if (pool.type === 'TRAINING' || (pool.status !== 'OPEN' && pool.status !== 'LOCKED')) return;
    const { private_name: name } = pool;
    this.#counter ??= new PriceCounter(name, pool);
    for (const task of tasks) this.#counter.add(task);
    const { total, endless } = this.#counter.line(pool);
    if (endless !== undefined) throw this.#refusal(`${name}: ${endlessText} the pool is open.`);
    if (!costsMore(total, this.agreed)) return;
    throw this.#refusal(
      `${name} is open, and what is added would cost about ${dollars(total)} by now, fee included, where ` +
        `${dollars(this.agreed)} was agreed to. No more was added; repeat it to agree to the new sum.`,
    );
  }

  #refusal(message: string): DeployError {
    return new DeployError('spending', this.poolId, message);
  }
}

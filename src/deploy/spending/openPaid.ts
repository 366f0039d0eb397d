import type { CallOptions, PlatformClient } from '../../api';
import type { Workspace } from '../../workspace';
import { DeployError } from '../deployError';
import { priceOfPool, type PoolPrice } from '../estimate';
import { actOnPool, type PoolTarget } from '../poolActions';
import { commitSpending, costsMore, dollars } from './checkSpending';

export interface OpenPaid extends CallOptions {
  readonly workspace: Workspace;
  readonly client: PlatformClient;
  readonly profile: { readonly name: string; readonly sandbox: boolean; readonly label?: string };
  /** `crowdsmith.spendingCap`; undefined: no cap. */
  readonly cap: number | undefined;
  readonly pool: PoolTarget & { readonly name: string };
  /** What somebody agreed to pay: when it would be more by now, nothing is opened. US dollars. */
  readonly agreed?: number;
}

/**
 * Opens a pool or training, through the door for money: what its tasks may still cost has to fit the cap and
 * the balance and stands in the ledger before performers see it. Throws a DeployError when it does not.
 */
export async function openPaid(o: OpenPaid): Promise<'done' | 'already'> {
  const { workspace, client, profile, cap, pool, agreed, signal } = o;
  if (!profile.sandbox && pool.kind === 'pool') {
    const price = await priceOfPool(client, pool.id, { signal });
    refuseSurprise(price, pool.name, agreed);
    const { balance } = await client.requester.get({ signal });
    const verdict = await commitSpending({
      ...{ workspace, profile, cap, balance },
      what: `Opening ${pool.name}`,
      subject: `pool ${pool.id}`,
      sum: price.remaining.total,
      total: price.whole.most,
      endless: price.remaining.lines[0]?.endless,
    });
    if (verdict.state === 'refused') throw new DeployError('spending', pool.name, verdict.message);
  }
  return await actOnPool(client, pool, 'open', { signal });
}

function refuseSurprise({ remaining }: PoolPrice, name: string, agreed: number | undefined): void {
  if (agreed === undefined || !costsMore(remaining.total, agreed)) return;
  throw new DeployError(
    'spending',
    name,
    `${name} was not opened: it has got more tasks or a higher price meanwhile and would cost about ` +
      `${dollars(remaining.total)} now, fee included, where ${dollars(agreed)} was agreed to. ` +
      'Nothing has been spent; repeat it to agree to the new sum.',
  );
}

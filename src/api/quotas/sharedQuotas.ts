import { createHash } from 'node:crypto';
import { createQuotas, type Quotas } from './quotas';

const known = new Map<string, Quotas>();

/** The quotas of one account on one platform, the same for every client of this process. */
export function sharedQuotas(origin: string, token: string): Quotas {
  const account = createHash('sha256').update(`${origin}\n${token}`).digest('hex');
  const quotas = known.get(account) ?? createQuotas();
  known.set(account, quotas);
  return quotas;
}

import { choices } from './choices';
import { hexOf } from '../random/stream';
import type { RequesterRow } from './rows';
import type { JsonObject } from './validation';
import type { World } from './world';

const key = 'requester';

export function createRequester(world: World): void {
  world.store.requesters.put({
    id: key,
    balance: choices.startBalance,
    public_name: { EN: 'Sandbox requester' },
  });
}

export function requesterOf(world: World): RequesterRow {
  const row = world.store.requesters.get(key);
  if (!row) throw new Error('The sandbox has no requester: the store was not prepared.');
  return row;
}

/** US dollars that are not promised to anybody yet. */
export function freeBalance(world: World): number {
  return requesterOf(world).balance - world.progress.reserved;
}

/** Pays out of the balance. Sums are kept to a hundredth of a cent. */
export function pay(world: World, amount: number): void {
  const row = requesterOf(world);
  world.store.requesters.put({ ...row, balance: money(row.balance - amount) });
}

export function money(amount: number): number {
  return Math.round(amount * 10_000) / 10_000;
}

export function requesterId(world: World): string {
  return hexOf(32, world.seed, 'requester');
}

/** Whose an object is. There is but one requester here, and no company. */
export function ownerOf(world: World): JsonObject {
  return { id: requesterId(world), myself: true };
}

export function presentRequester(world: World): JsonObject {
  const { balance, public_name } = requesterOf(world);
  return { id: requesterId(world), balance, public_name };
}

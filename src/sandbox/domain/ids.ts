import { hexOf } from '../random/stream';
import { poolItemId } from './compact/numbers';
import type { World } from './world';

/**
 * Ids as the platform forms them: of one width, so that their order as text is the order of
 * creation (clients take the smallest and the largest of them as strings).
 */

/** Eight decimal digits; each sequence starts at its own number. */
const firstNumbers = {
  project: 10_000_001,
  pool: 20_000_001,
  userSkill: 40_000_001,
  userRestriction: 50_000_001,
  skill: 60_000_001,
  userBonus: 70_000_001,
} as const;

export function nextDecimalId(world: World, sequence: keyof typeof firstNumbers): string {
  return String(world.store.nextNumber(sequence, firstNumbers[sequence]));
}

/** Tasks, suites and assignments of a pool count through together. */
export function nextPoolItemId(world: World, poolId: string): string {
  return poolItemId(poolId, world.store.nextNumber(`item:${poolId}`));
}

/** A UUID that sorts by creation; `kind` keeps the sequences apart. */
export function nextUuid(world: World, kind: 'operation' | 'rule' | 'event'): string {
  const number = hexNumber(world.store.nextNumber(`uuid:${kind}`), 12);
  const rest = hexOf(18, world.seed, kind, number);
  return [
    number.slice(0, 8),
    number.slice(8),
    `4${rest.slice(0, 3)}`,
    `8${rest.slice(3, 6)}`,
    rest.slice(6),
  ].join('-');
}

/** 24 hex digits: webhook subscriptions and message threads. */
export function nextObjectId(world: World, kind: 'webhook' | 'thread'): string {
  return `5${hexNumber(world.store.nextNumber(`object:${kind}`), 23)}`;
}

/** A UUID that sorts by creation within its pool, whatever other pools do meanwhile. */
export function nextAttachmentId(world: World, poolId: string): string {
  const number = hexNumber(world.store.nextNumber(`attachment:${poolId}`), 10);
  const pool = Number(poolId).toString(16).padStart(8, '0');
  const rest = hexOf(12, world.seed, 'attachment', poolId, number);
  return `${pool}-${number.slice(0, 4)}-4${number.slice(4, 7)}-8${number.slice(7)}-${rest}`;
}

function hexNumber(number: number, width: number): string {
  return number.toString(16).padStart(width, '0');
}

import { requesterId } from '../domain/requester';
import type { World } from '../domain/world';
import type { RowSource } from './lists';
import type { Query } from './query';

/**
 * Rows that belong to who the query asks for: `owner_id` (or `owner`), `owner_company_id`. There is
 * but one requester here, and no company; what belongs to the platform, `isOwn` tells.
 */
export function ownRows<Row>(
  world: World,
  query: Query,
  rows: RowSource<Row>,
  isOwn?: (row: Row) => boolean,
): RowSource<Row> {
  if (query.owner_company_id !== undefined) return [];
  const wanted = query.owner_id ?? query.owner;
  if (wanted === undefined) return rows;
  if (wanted !== requesterId(world)) return [];
  if (!isOwn) return rows;
  return [...('after' in rows ? rows.after(undefined) : rows)].filter(isOwn);
}

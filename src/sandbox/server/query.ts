import type { FastifyRequest } from 'fastify';
import { validationFault } from '../domain/fault';
import type { BatchFlags } from '../domain/batches';

export type Query = Readonly<Record<string, string | undefined>>;

/** Query parameters by name; of a repeated one the last counts. */
export function queryOf(request: FastifyRequest): Query {
  const raw = request.query as Readonly<Record<string, string | readonly string[]>>;
  return Object.fromEntries(
    Object.entries(raw).map(([key, value]) => [
      key,
      typeof value === 'string' ? value : value[value.length - 1],
    ]),
  );
}

/** `true` and `false` as clients write them; anything else is refused. */
export function flagOf(query: Query, name: string): boolean {
  const value = query[name]?.toLowerCase();
  if (value === undefined || value === '' || value === 'false') return false;
  if (value === 'true') return true;
  throw wrongParameter(name, 'BOOLEAN_EXPECTED', 'true or false is expected');
}

export function batchFlags(query: Query): BatchFlags {
  const operationId = query.operation_id;
  return {
    asyncMode: flagOf(query, 'async_mode'),
    skipInvalidItems: flagOf(query, 'skip_invalid_items'),
    allowDefaults: flagOf(query, 'allow_defaults'),
    openPool: flagOf(query, 'open_pool'),
    ...(operationId !== undefined && operationId !== '' && { operationId: checkedId(operationId) }),
  };
}

export function wrongParameter(name: string, code: string, message: string): Error {
  return validationFault({ [name]: { code, message } });
}

function checkedId(operationId: string): string {
  const isId = /^(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{24}|[0-9a-f]{32})$/i;
  if (isId.test(operationId)) return operationId;
  throw wrongParameter('operation_id', 'UUID_EXPECTED', 'A UUID is expected');
}

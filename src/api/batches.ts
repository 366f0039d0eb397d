import { randomUUID } from 'node:crypto';
import { asOperation } from './answers';
import { PlatformError } from './errors';
import type { CallOptions, Operation } from './model';
import { at, readEntity } from './requests';
import type { Transport } from './transport';

/** How a list of objects is to be created. The flags default to false on the platform. */
export interface BatchOptions extends CallOptions {
  /**
   * The idempotency key (a UUID): the same key never creates twice. Give one that can be computed
   * again to be safe beyond this process; without it the call is only safe against retries.
   */
  readonly operationId?: string;
  /** Take a missing overlap from the pool's defaults. */
  readonly allowDefaults?: boolean;
  /** Open the pool once the objects are there. */
  readonly openPool?: boolean;
  /** Create the good ones although others are refused; the operation's log tells which. */
  readonly skipInvalidItems?: boolean;
}

/**
 * Starts the creation of many objects in asynchronous mode and answers with its operation. When
 * the platform already knows the key, answers with that earlier operation and creates nothing.
 */
export async function createBatch(
  transport: Transport,
  path: string,
  items: readonly object[],
  options: BatchOptions,
): Promise<Operation> {
  if (items.length === 0) throw new RangeError('There is nothing to create: the list is empty.');
  const operationId = options.operationId ?? randomUUID();
  try {
    const { body, name, status } = await transport.send({
      method: 'POST',
      path,
      query: {
        async_mode: true,
        operation_id: operationId,
        allow_defaults: options.allowDefaults,
        open_pool: options.openPool,
        skip_invalid_items: options.skipInvalidItems,
      },
      body: items,
      repetition: 'repeatable',
      signal: options.signal,
    });
    return asOperation(body, name, status);
  } catch (error) {
    if (!(error instanceof PlatformError) || error.code !== 'OPERATION_ALREADY_EXISTS') throw error;
    return await readEntity<Operation>(transport, at('/api/v1/operations', operationId), options);
  }
}

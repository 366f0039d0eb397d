import { PlatformError, type CallOptions, type Operation, type PlatformClient } from '../api';

/** The operation with that id, which an earlier try may have started; undefined where there is none. */
export async function operationOf(
  client: PlatformClient,
  id: string,
  options: CallOptions,
): Promise<Operation | undefined> {
  try {
    return await client.operations.get(id, options);
  } catch (error) {
    if (error instanceof PlatformError && error.status === 404) return undefined;
    throw error;
  }
}

import type { CallOptions, UserMetadata } from '../model';
import { at, readEntity } from '../requests';
import type { Transport } from '../transport';

export interface UserMetadataApi {
  /** A performer's country, languages and device. */
  get(userId: string, options?: CallOptions): Promise<UserMetadata>;
}

export function userMetadataApi(transport: Transport): UserMetadataApi {
  return {
    get: (userId, options) => readEntity(transport, at('/api/v1/user-metadata', userId), options),
  };
}

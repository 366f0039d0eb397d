import { asEntity } from '../answers';
import type { CallOptions, Requester } from '../model';
import type { Transport } from '../transport';

export interface RequesterApi {
  /** The account behind the token. Also the cheapest way to see whether a token is good. */
  get(options?: CallOptions): Promise<Requester>;
}

export function requesterApi(transport: Transport): RequesterApi {
  return {
    async get({ signal } = {}) {
      const path = '/api/v1/requester';
      const answer = await transport.send({
        method: 'GET',
        path,
        repetition: 'repeatable',
        signal,
      });
      const told = asEntity(answer.body, answer.name, answer.status);
      // Some platforms send the balance as text.
      return { ...told, balance: Number(told.balance) };
    },
  };
}

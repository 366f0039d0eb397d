import { isObject } from '../answers';
import { AnswerError } from '../errors';
import type { CallOptions } from '../model';
import type { Transport } from '../transport';
import { performersApi, type PerformersApi } from './performers';

/** What only Crowdsmith's own local platform has. Other platforms answer 404. */
export interface SandboxApi {
  /**
   * Serves a folder of this machine below `<base URL>/mounts/<prefix>/`, so that simulated
   * performers and browsers on this machine can load its files. Asking twice does no more than once.
   */
  mount(
    folder: { readonly prefix: string; readonly folder: string },
    options?: CallOptions,
  ): Promise<{ readonly url: string }>;
  /** Lets simulated performers rest, or come back. */
  pauseCrowd(state: 'paused' | 'working', options?: CallOptions): Promise<void>;
  readonly performers: PerformersApi;
}

export function sandboxApi(transport: Transport): SandboxApi {
  return {
    async mount(folder, { signal } = {}) {
      const { body, name, status } = await transport.send({
        method: 'POST',
        path: '/sandbox/mounts',
        body: folder,
        repetition: 'repeatable',
        signal,
      });
      if (!isObject(body) || typeof body.url !== 'string') {
        throw new AnswerError(name, status, 'the answer names no address');
      }
      return { url: body.url };
    },
    async pauseCrowd(state, { signal } = {}) {
      await transport.send({
        method: 'PUT',
        path: '/sandbox/crowd',
        body: { paused: state === 'paused' },
        repetition: 'repeatable',
        signal,
      });
    },
    performers: performersApi(transport),
  };
}

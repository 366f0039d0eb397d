import { createHash } from 'node:crypto';
import type { Storage } from '../storage/storage';

/** A sign in the storage that somebody wants to run a pipeline, or does. */
export interface Claim {
  readonly key: string;
  readonly owner: string;
  /** One process; it begins again with each. */
  readonly session: string;
  readonly state: 'wanted' | 'held';
  /** Milliseconds, by the clock of the storage. */
  readonly modified: number;
}

export type ClaimName = Pick<Claim, 'owner' | 'session' | 'state'>;

/** The claims on one run. All that counts is in their keys, so that a list of them is enough. */
export class Claims {
  readonly #storage: Storage;
  readonly #folder: string;

  constructor(storage: Storage, folder: string) {
    this.#storage = storage;
    this.#folder = folder;
  }

  async put(name: ClaimName, signal: AbortSignal): Promise<void> {
    const words =
      'A run of this pipeline shows with this object that it is alive. It goes away by itself.';
    const bytes = Buffer.from(`${JSON.stringify({ ...name, words })}\n`);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const content = { bytes, mediaType: 'application/json', sha256 };
    await this.#storage.put(this.keyOf(name), content, signal);
  }

  async list(signal: AbortSignal): Promise<readonly Claim[]> {
    const claims: Claim[] = [];
    for await (const { key, modified = 0 } of this.#storage.list(`${this.#folder}/`, signal)) {
      const [, owner, session, state] = pattern.exec(key.slice(this.#folder.length + 1)) ?? [];
      if (owner === undefined || session === undefined) continue;
      claims.push({ key, owner, session, state: state === 'held' ? 'held' : 'wanted', modified });
    }
    return claims;
  }

  async remove({ key }: Pick<Claim, 'key'>, signal: AbortSignal): Promise<void> {
    await this.#storage.remove(key, signal);
  }

  keyOf({ owner, session, state }: ClaimName): string {
    return `${this.#folder}/${owner}.${session}.${state}.json`;
  }
}

const pattern = /^([0-9a-f-]+)\.([0-9a-f-]+)\.(wanted|held)\.json$/;

import type * as vscode from 'vscode';

/** Access keys of a bucket service. They live in SecretStorage and in a run's environment, nowhere else. */
export interface StorageKeySet {
  readonly id: string;
  readonly secret: string;
}

const secretKey = 'crowdsmith.storageKeys';

export class StorageKeys {
  constructor(private readonly secrets: vscode.SecretStorage) {}

  async get(): Promise<StorageKeySet | undefined> {
    try {
      const kept = JSON.parse((await this.secrets.get(secretKey)) ?? '') as Partial<StorageKeySet>;
      const { id, secret } = kept;
      return typeof id === 'string' && typeof secret === 'string' ? { id, secret } : undefined;
    } catch {
      // Nothing is kept, or nothing that can be read: setting it again repairs it.
      return undefined;
    }
  }

  async set(keys: StorageKeySet): Promise<void> {
    await this.secrets.store(secretKey, JSON.stringify(keys));
  }

  async forget(): Promise<void> {
    await this.secrets.delete(secretKey);
  }

  /** The usual variables for a child process; none where nothing was set, so that its own count. */
  async environment(): Promise<Readonly<Record<string, string>>> {
    const keys = await this.get();
    if (keys === undefined) return {};
    // An inherited token belongs to other keys.
    return {
      AWS_ACCESS_KEY_ID: keys.id,
      AWS_SECRET_ACCESS_KEY: keys.secret,
      AWS_SESSION_TOKEN: '',
    };
  }
}

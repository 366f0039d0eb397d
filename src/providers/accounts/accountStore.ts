import type * as vscode from 'vscode';
import type { AuthorizationKind } from '../../api';

/** An account on a platform: who, and the token that proves it. Lives in SecretStorage only. */
export interface Account {
  readonly id: string;
  /** Name of the profile it belongs to. */
  readonly profile: string;
  /** Where the token was proven; it is never sent to another address. */
  readonly baseUrl: string;
  /** The requester's name as the platform says it. */
  readonly label: string;
  readonly token: string;
  /** How the token is sent; absent in accounts of older versions, which knew the profile's only. */
  readonly authorization?: AuthorizationKind;
}

const secretKey = 'crowdsmith.accounts';

/** All accounts as one secret, so that windows of the same user agree. */
export class AccountStore {
  constructor(private readonly secrets: vscode.SecretStorage) {}

  async all(): Promise<readonly Account[]> {
    const text = await this.secrets.get(secretKey);
    if (text === undefined) return [];
    try {
      const stored: unknown = JSON.parse(text);
      return Array.isArray(stored) ? stored.filter(isAccount) : [];
    } catch {
      // An unreadable secret is worth no more than none: signing in again repairs it.
      return [];
    }
  }

  /** Adds the account, in place of an older one of the same person on the same profile. */
  async put(account: Account): Promise<void> {
    const others = (await this.all()).filter((other) => other.id !== account.id);
    await this.secrets.store(secretKey, JSON.stringify([...others, account]));
  }

  async remove(id: string): Promise<Account | undefined> {
    const accounts = await this.all();
    const removed = accounts.find((account) => account.id === id);
    const left = accounts.filter((account) => account.id !== id);
    if (left.length === 0) await this.secrets.delete(secretKey);
    else await this.secrets.store(secretKey, JSON.stringify(left));
    return removed;
  }

  isAbout(event: vscode.SecretStorageChangeEvent): boolean {
    return event.key === secretKey;
  }
}

function isAccount(value: unknown): value is Account {
  if (typeof value !== 'object' || value === null) return false;
  const fields: readonly (keyof Account)[] = ['id', 'profile', 'baseUrl', 'label', 'token'];
  return fields.every((field) => typeof (value as Record<string, unknown>)[field] === 'string');
}

import type { Workspace } from '../../workspace';

/** A sum that somebody means to spend on a platform with real money. US dollars. */
export interface Spending {
  readonly workspace: Workspace;
  readonly profile: { readonly name: string; readonly sandbox: boolean; readonly label?: string };
  /** `crowdsmith.spendingCap`; undefined: no cap. */
  readonly cap: number | undefined;
  /** For people: `Opening Reading`. */
  readonly what: string;
  /** What the money goes to: `pool 12`, `bonus <operation id>`. The same subject is counted once. */
  readonly subject: string;
  /** What may be spent from now on. */
  readonly sum: number;
  /**
   * All that the subject may cost, what was spent already included; default `sum`. A pool that is opened a
   * second time counts once in the ledger, with the larger of its totals.
   */
  readonly total?: number;
  /** Tasks whose price has no bound; no cap lets them pass. */
  readonly endless?: number | undefined;
  /** Of the account; undefined where it is not known. */
  readonly balance?: number;
}

export type SpendingVerdict =
  | {
      readonly state: 'allowed';
      /** What all subjects of this workspace and profile may cost, this one included. */
      readonly committed: number;
    }
  | { readonly state: 'refused'; readonly why: 'cap' | 'balance'; readonly message: string };

import type { TextByLanguage } from '../../spec/model';

/** The account that the token belongs to. */
export interface Requester {
  readonly id: string;
  /** US dollars. Some platforms send it as text; the client hands out a number. */
  readonly balance: number;
  readonly public_name?: TextByLanguage;
  readonly company?: { readonly id: string; readonly superintendent_id?: string };
}

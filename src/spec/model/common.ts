/** Shapes that several platform objects share. Field names are the platform's own. */

/** A date and time in UTC without a zone mark: `2024-05-06T07:08:09.123`. */
export type PlatformDate = string;

/** Free labels on an object: a key with a list of texts. */
export type Metadata = Readonly<Record<string, readonly string[]>>;

/** Values by field id, as in `input_values` and `output_values`. */
export type FieldValues = Readonly<Record<string, unknown>>;

/** Texts by language code, for example `{ EN: 'Careful reader' }`. */
export type TextByLanguage = Readonly<Record<string, string>>;

export interface Owner {
  readonly id?: string;
  readonly myself?: boolean;
  readonly company_id?: string;
}

export interface FieldTranslation {
  readonly value: string;
  readonly source: 'REQUESTER';
}

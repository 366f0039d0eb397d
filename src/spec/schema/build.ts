/** Short words for writing schemas down. */
import type { SpecKind } from '../document/kind';
import type {
  AnySchema,
  BooleanSchema,
  Branch,
  Field,
  ListSchema,
  NumberSchema,
  ObjectSchema,
  OtherFields,
  Schema,
  TextForm,
  TextSchema,
  Unit,
  Values,
  VariantsSchema,
} from './schema';

export const anything: AnySchema = { kind: 'any' };
export const flag: BooleanSchema = { kind: 'boolean' };
export const text: TextSchema = { kind: 'text' };

export const textAs = (form: TextForm): TextSchema => ({ kind: 'text', form });
export const idOf = (kind: SpecKind): TextSchema => ({ kind: 'text', idOf: kind });
export const oneOf = (values: Values): TextSchema => ({ kind: 'text', values });
export const knownOrOther = (values: Values): TextSchema => ({ kind: 'text', values, open: true });

type Bounds = Omit<NumberSchema, 'kind' | 'whole' | 'unit'>;

export function count(bounds: Bounds = {}, unit?: Unit): NumberSchema {
  return { kind: 'number', whole: true, ...bounds, ...(unit && { unit }) };
}

export function amount(bounds: Bounds = {}, unit?: Unit): NumberSchema {
  return { kind: 'number', ...bounds, ...(unit && { unit }) };
}

export function listOf(item: Schema, bounds: Omit<ListSchema, 'kind' | 'item'> = {}): ListSchema {
  return { kind: 'list', item, ...bounds };
}

export type Fields = Readonly<Record<string, Field>>;

export function object(title: string, fields: Fields, others?: OtherFields): ObjectSchema {
  return { kind: 'object', title, fields, ...(others && { others }) };
}

type More = Omit<Field, 'schema' | 'about' | 'required'>;

export function must(schema: Schema, about: string, more: More = {}): Field {
  return { schema, about, required: true, ...more };
}

export function may(schema: Schema, about: string, more: More = {}): Field {
  return { schema, about, ...more };
}

/** What the platform adds to an object it returns. */
export function returned(schema: Schema, about: string): Field {
  return { schema, about, readOnly: true };
}

export interface BranchDraft {
  readonly about: string;
  readonly fields: Fields;
}

/** Objects told apart by `by`: the key itself is added to every branch. */
export function variants(
  title: string,
  by: string,
  about: string,
  drafts: Readonly<Record<string, BranchDraft | Branch>>,
  otherwise?: string,
): VariantsSchema {
  const values = Object.fromEntries(
    Object.entries(drafts).map(([name, draft]) => [name, draft.about]),
  );
  const byField: Field = {
    schema: oneOf(values),
    about,
    ...(otherwise === undefined ? { required: true } : { standard: otherwise }),
  };
  const branches = Object.fromEntries(
    Object.entries(drafts).map(([name, draft]) => [name, branchOf(title, by, byField, draft)]),
  );
  return { kind: 'variants', title, by, branches, byField, ...(otherwise && { otherwise }) };
}

function branchOf(title: string, by: string, byField: Field, draft: BranchDraft | Branch): Branch {
  if ('schema' in draft) return draft;
  return { about: draft.about, schema: object(title, { [by]: byField, ...draft.fields }) };
}

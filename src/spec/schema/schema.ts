/**
 * The language in which our schemas are written: typed data, one file per area. Diagnostics, completion
 * and hover walk it beside the node tree; the JSON Schema for ajv is derived from it. Our own walker
 * judges text in the editor because only it knows ranges, the branch an author meant and the authoring
 * forms; ajv judges plain objects before they are sent. A property test holds the two together.
 */
import type { SpecKind } from '../document/kind';

export type Schema =
  | TextSchema
  | NumberSchema
  | BooleanSchema
  | AnySchema
  | ScalarSchema
  | ObjectSchema
  | ListSchema
  | VariantsSchema
  | KeyedSchema
  | SlotSchema
  | EitherSchema
  | ConfigSchema;

/** A value an enum allows, with its meaning. */
export type Values = Readonly<Record<string, string>>;

export interface TextSchema {
  readonly kind: 'text';
  readonly values?: Values;
  /** The list is not closed: other values are fine. */
  readonly open?: true;
  /** An id of a remote object; `{ $id: … }` of a spec of this kind may stand in its place. */
  readonly idOf?: SpecKind;
  readonly form?: TextForm;
  readonly pattern?: RegExp;
  /** What the pattern wants, in words. */
  readonly patternWords?: string;
  readonly maxLength?: number;
}

export type TextForm =
  | 'html'
  | 'css'
  | 'javascript'
  | 'markup'
  | 'date-time'
  | 'url'
  | 'colour'
  | 'path'
  | 'language'
  | 'country';

export type Unit =
  'USD' | 's' | 'h' | 'days' | '%' | 'px' | 'ms' | 'tasks' | 'task suites' | 'metres';

export interface NumberSchema {
  readonly kind: 'number';
  readonly whole?: true;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly unit?: Unit;
  /** Numbers that stand for something, with their names; others are fine, too. */
  readonly names?: () => ReadonlyMap<number, string>;
  /** The platform also takes the number as text; that only looks odd. */
  readonly lenient?: true;
}

export interface BooleanSchema {
  readonly kind: 'boolean';
}

export interface AnySchema {
  readonly kind: 'any';
}

/** A text, number or boolean. */
export interface ScalarSchema {
  readonly kind: 'scalar';
  readonly types: readonly ('text' | 'number' | 'boolean' | 'null')[];
}

export interface ObjectSchema {
  readonly kind: 'object';
  /** What one such object is called in messages: `pool`, `field spec`. */
  readonly title: string;
  readonly fields: Readonly<Record<string, Field>>;
  /** Keys beside `fields`: a map from free names to values of one shape. */
  readonly others?: OtherFields;
  /** Unknown keys do no harm: they only look odd. */
  readonly ignoresUnknown?: true;
}

export interface OtherFields {
  readonly schema: Schema;
  readonly about: string;
  readonly keyPattern?: RegExp;
  readonly keyWords?: string;
  /** Keys worth offering. */
  readonly keyValues?: Values;
}

export interface Field {
  readonly schema: Schema;
  /** Markdown: what it is for, with unit; ours. */
  readonly about: string;
  readonly required?: true;
  /** Null says something, though the key is required. */
  readonly nullable?: true;
  /** When it is wanted or has an effect, in words. */
  readonly when?: string;
  readonly standard?: string | number | boolean | readonly number[];
  /** When left out, the value of this neighbouring field holds. */
  readonly standardOf?: string;
  /** The platform gives it a value of its own when it is left out. */
  readonly filledIn?: true;
  /** Sources disagree on what leaving it out means: a spec made from the platform's answer says it. */
  readonly unsure?: true;
  /** A value as YAML. */
  readonly example?: string;
  /** Returned by the platform; accepted and ignored when sent. */
  readonly readOnly?: true;
  readonly deprecated?: string;
  /** Known from code only. */
  readonly undocumented?: true;
}

export interface ListSchema {
  readonly kind: 'list';
  readonly item: Schema;
  readonly min?: number;
  readonly max?: number;
  /** A single item may stand for a list of one. */
  readonly orOne?: true;
}

/** Objects told apart by the text under one key. Every branch lists that key among its fields. */
export interface VariantsSchema {
  readonly kind: 'variants';
  readonly title: string;
  readonly by: string;
  readonly branches: Readonly<Record<string, Branch>>;
  /** The branch meant when the key is absent. */
  readonly otherwise?: string;
  /** What values of the key mean; kept beside the branches so that completion needs no walk. */
  readonly byField: Field;
}

export interface Branch {
  readonly schema: ObjectSchema | VariantsSchema;
  readonly about: string;
}

/** Objects told apart by which key they have. */
export interface KeyedSchema {
  readonly kind: 'keyed';
  readonly title: string;
  readonly branches: Readonly<Record<string, ObjectSchema>>;
  readonly otherwise: ObjectSchema | VariantsSchema;
}

/** A place in a Template Builder config: a literal, or components of some categories. */
export interface SlotSchema {
  readonly kind: 'slot';
  readonly accepts: SlotKind;
  readonly literal?: Schema;
}

export type SlotKind =
  | 'read'
  | 'flag'
  | 'data'
  | 'write'
  | 'watch'
  | 'view'
  | 'action'
  | 'condition'
  | 'plugin'
  | 'ref'
  | 'any';

/** `view_spec.config`: JSON text, a mapping in place, or a file. */
export interface ConfigSchema {
  readonly kind: 'config';
}

/** A single value, or an object in its place. */
export interface EitherSchema {
  readonly kind: 'either';
  readonly scalar: TextSchema | ScalarSchema | NumberSchema;
  readonly object: ObjectSchema | ListSchema;
}

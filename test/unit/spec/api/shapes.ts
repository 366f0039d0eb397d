import { facts } from './facts';

/** One field of an object, as the catalog of the API describes it. */
export interface ApiField {
  readonly name: string;
  readonly type: string;
  readonly required?: unknown;
  readonly readOnly?: boolean;
  readonly forbidden?: boolean;
  readonly enum?: readonly string[] | string;
  readonly default?: unknown;
  readonly min?: number;
  readonly max?: number;
  readonly appliesWhen?: string;
}

type Data = Readonly<Record<string, unknown>>;

interface Catalog {
  readonly schemas: Readonly<Record<string, { readonly fields?: readonly ApiField[] }>>;
}

let catalog: Catalog | undefined;

export function fieldsOf(schema: string): readonly ApiField[] {
  catalog ??= facts('api.json') as Catalog;
  return catalog.schemas[schema]?.fields?.filter(({ forbidden }) => forbidden !== true) ?? [];
}

/** Whether the catalog knows an object by this name. */
const isSchema = (name: string): boolean => fieldsOf(name).length > 0;

const filter = {
  and: [{ or: [{ category: 'profile', key: 'languages', operator: 'IN', value: 'EN' }] }],
};

const distribution = {
  scope: 'PROJECT',
  distribution: 'UNIFORM',
  window_days: 7,
  intervals: [
    { to: 100, frequency: 5 },
    { from: 101, frequency: 20 },
  ],
};

const config = JSON.stringify({
  view: {
    type: 'view.list',
    items: [
      { type: 'view.image', url: { type: 'data.input', path: 'image' } },
      { type: 'field.text', label: 'What is it?', data: { type: 'data.output', path: 'result' } },
    ],
  },
});

/** Values of types that the catalog names in words. */
const worded: Readonly<Record<string, unknown>> = {
  string: 'x',
  boolean: true,
  'date-time': '2099-12-31T10:00:00.123',
  object: { image: 'https://example.org/1.jpg' },
  'string[]': ['x'],
  Metadata: { source: ['a', 'b'] },
  FilterCondition: filter,
  TaskDistributionFunction: distribution,
  QualityControl: { configs: [] },
  'QualityControl (configs only)': { configs: [] },
  'object: lang -> string': { EN: 'x', FR: 'y' },
  'object: component type -> version': { core: '1.0.0', 'view.list': '1.0.0' },
  'string (JSON text of a Template Builder config)': config,
  '{script_urls: string[], style_urls: string[]}': {
    script_urls: ['$TOLOKA_ASSETS/js/toloka-handlebars-templates.js'],
    style_urls: [],
  },
  '{keys: [{key, defaultValue}]}': { keys: [{ key: 'a', defaultValue: 'b' }] },
  '{keys: [{key, value, source}]}': { keys: [{ key: 'a', value: 'b', source: 'REQUESTER' }] },
  '{name: string}[]': [{ name: 'result' }],
  '[{language, message_on_unknown_solution: FieldTranslation}]': [
    { language: 'FR', message_on_unknown_solution: { value: 'x', source: 'REQUESTER' } },
  ],
};

/** Values of fields that their type alone does not tell. */
const named: Readonly<Record<string, unknown>> = {
  input_spec: { image: { type: 'url', required: true, hidden: false } },
  output_spec: { result: { type: 'string', required: false } },
  max_overlap: 5,
  language: 'EN',
  default_language: 'EN',
  id: '12345678',
};

/** A value of the field as the platform would answer it. */
export function valueOf(field: ApiField): unknown {
  const { name, type } = field;
  if (Object.hasOwn(named, name)) return named[name];
  if (name.endsWith('_id')) return named.id;
  switch (type) {
    case 'enum':
      return field.default ?? field.enum?.[0];
    case 'boolean':
      return field.default ?? true;
    case 'integer':
    case 'number':
      return numberOf(field);
    default:
      return Object.hasOwn(worded, type) ? worded[type] : structureOf(type);
  }
}

function structureOf(type: string): unknown {
  const item = type.replace(/\[\]$/, '');
  if (!isSchema(item)) throw new Error(`The type ${type} is not known to this test.`);
  return item === type ? wholeOf(item) : [wholeOf(item)];
}

function numberOf({ default: standard, min }: ApiField): number {
  if (typeof standard === 'number') return standard;
  return Math.max(min ?? 1, 1);
}

/** The object with every field that goes together with the others, read-only ones included. */
export function wholeOf(schema: string): Data {
  return objectOf(
    fieldsOf(schema).filter(
      (field) => applies(field, 'type=classic') && !excluded.has(`${schema}.${field.name}`),
    ),
  );
}

/** Fields that stand for others: tests of their own try them. */
const excluded: ReadonlySet<string> = new Set([
  'MixerConfig.golden_task_distribution_function',
  'MixerConfig.training_task_distribution_function',
  'SpeedQualityBalance.count',
]);

/** The object with nothing but what every source requires. */
export function leastOf(schema: string): Data {
  return objectOf(fieldsOf(schema).filter(({ required }) => required === true));
}

/** Fields of a Template Builder interface and of a classic one do not go together. */
export function applies({ appliesWhen }: ApiField, wanted: string): boolean {
  return appliesWhen?.startsWith('type=') !== true || appliesWhen === wanted;
}

export function objectOf(fields: readonly ApiField[]): Data {
  return Object.fromEntries(fields.map((field) => [field.name, valueOf(field)]));
}

/** What a field may hold beside its ordinary value: each word of an enum, either end of a range, null. */
export function otherValues(field: ApiField): readonly unknown[] {
  return [
    ...(Array.isArray(field.enum) ? (field.enum as readonly string[]) : []),
    ...[field.min, field.max].filter((bound) => bound !== undefined),
    ...(field.type === 'boolean' ? [true, false] : []),
    ...(field.required === undefined ? [null] : []),
  ];
}

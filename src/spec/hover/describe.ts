import { describePlain, rangeWords } from '../validate/scalarCheck';
import type {
  Field,
  NumberSchema,
  Schema,
  SlotSchema,
  TextForm,
  TextSchema,
} from '../schema/schema';
import { slotWords } from '../schema/templateBuilder/categories';

/** Markdown about a field: what it is for, its type, default, range and an example. */
export function describeField(name: string, field: Field): string {
  const parts = [`**${name}** — ${typeWords(field.schema)}${flags(field)}`, field.about];
  const facts = factsOf(field);
  if (facts.length > 0) parts.push(facts.map((fact) => `- ${fact}`).join('\n'));
  if (field.example !== undefined) parts.push(`\`\`\`yaml\n${field.example}\n\`\`\``);
  return parts.join('\n\n');
}

function flags(field: Field): string {
  const words = [
    field.required ? 'required' : '',
    field.readOnly ? 'filled in by the platform' : '',
    field.undocumented ? 'undocumented' : '',
    field.deprecated === undefined ? '' : 'deprecated',
  ].filter((word) => word !== '');
  return words.length === 0 ? '' : `, ${words.join(', ')}`;
}

function factsOf(field: Field): readonly string[] {
  const facts: string[] = [];
  if (field.when !== undefined) facts.push(field.when);
  const range = rangeOf(field.schema);
  if (range !== '') facts.push(`Range: ${range}`);
  if (field.standard !== undefined) facts.push(`Default: \`${JSON.stringify(field.standard)}\``);
  if (field.deprecated !== undefined) facts.push(field.deprecated);
  const values = valuesOf(field.schema);
  const names = Object.entries(values);
  if (names.length > 0 && names.length <= 16)
    facts.push(...names.map(([value, about]) => `\`${value}\`: ${about}`));
  return facts;
}

function rangeOf(schema: Schema): string {
  if (schema.kind === 'number') return rangeWords(schema);
  if (schema.kind === 'slot' && schema.literal) return rangeOf(schema.literal);
  if (schema.kind !== 'list') return '';
  const { min, max } = schema;
  return min === undefined && max === undefined
    ? ''
    : rangeWords({ kind: 'number', ...bounds(min, max) }) + ' items';
}

function bounds(min: number | undefined, max: number | undefined) {
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
}

/** The values an enum offers, through whatever stands around it. */
export function valuesOf(schema: Schema): Readonly<Record<string, string>> {
  switch (schema.kind) {
    case 'text':
      return schema.values ?? {};
    case 'slot':
      return schema.literal ? valuesOf(schema.literal) : {};
    case 'either':
      return valuesOf(schema.scalar);
    default:
      return {};
  }
}

/** The type in a few words, for hovers and beside completions. */
export function typeWords(schema: Schema): string {
  switch (schema.kind) {
    case 'number':
      return numberWords(schema);
    case 'text':
      return textWords(schema);
    case 'boolean':
      return 'true or false';
    case 'list':
      return `list of ${typeWords(schema.item)}`;
    case 'slot':
      return slotTypeWords(schema);
    case 'either':
      return `${typeWords(schema.scalar)} or ${typeWords(schema.object)}`;
    case 'config':
      return 'interface';
    case 'any':
    case 'scalar':
      return describePlain(schema);
    default:
      return schema.title;
  }
}

function numberWords({ whole, unit }: NumberSchema): string {
  const words = whole ? 'whole number' : 'number';
  return unit ? `${words} (${unit})` : words;
}

function slotTypeWords({ literal, accepts }: SlotSchema): string {
  return literal && literal.kind !== 'any' ? typeWords(literal) : slotWords(accepts);
}

function textWords(schema: TextSchema): string {
  if (schema.idOf) return `id of a ${schema.idOf}`;
  if (schema.form) return formWords[schema.form];
  return schema.values && !schema.open ? 'one of a list' : 'text';
}

const formWords: Readonly<Record<TextForm, string>> = {
  html: 'text (HTML)',
  css: 'text (CSS)',
  javascript: 'text (JavaScript)',
  markup: 'text (HTML with Handlebars)',
  'date-time': 'date and time (UTC)',
  url: 'web address',
  colour: 'colour',
  path: 'path',
  language: 'language code',
  country: 'country code',
};

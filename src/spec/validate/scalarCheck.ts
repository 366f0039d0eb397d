import type { ScalarNode } from '../document/node';
import type {
  AnySchema,
  BooleanSchema,
  NumberSchema,
  ScalarSchema,
  TextSchema,
} from '../schema/schema';
import type { Plain } from '../schema/settle';
import { nearest } from '../text/nearest';
import { isPlatformDate } from './platformDate';
import type { Report } from './report';

type Leaf = TextSchema | NumberSchema | BooleanSchema | AnySchema | ScalarSchema;

export interface ScalarContext {
  readonly source: string;
  readonly yaml: boolean;
  /** Inside a Template Builder config: its runtime turns numbers into text by itself. */
  readonly interface: boolean;
}

/** Holds a single value against its schema. */
export function checkScalar(
  node: ScalarNode,
  schema: Leaf,
  context: ScalarContext,
  report: Report,
): void {
  switch (schema.kind) {
    case 'any':
      return;
    case 'boolean':
      checkBoolean(node, context, report);
      return;
    case 'number':
      checkNumber(node, schema, report);
      return;
    case 'scalar':
      checkMixed(node, schema, report);
      return;
    case 'text':
      checkText(node, schema, context, report);
      return;
  }
}

function checkBoolean(node: ScalarNode, context: ScalarContext, report: Report): void {
  if (typeof node.value === 'boolean') return;
  const said = typeof node.value === 'string' ? booleanWords[node.value.toLowerCase()] : undefined;
  const hint = said === undefined ? '' : ` Write \`${said}\`.`;
  const message = `This should be \`true\` or \`false\`, not ${describeValue(node)}.${hint}`;
  report.error('wrong-type', node, message, said === undefined || context.interface ? [] : [said]);
}

/** What people write who know older YAML, or quote too much. */
const booleanWords: Readonly<Record<string, string>> = {
  yes: 'true',
  on: 'true',
  true: 'true',
  no: 'false',
  off: 'false',
  false: 'false',
};

function checkNumber(node: ScalarNode, schema: NumberSchema, report: Report): void {
  const { value } = node;
  if (typeof value === 'number') checkBounds(node, value, schema, report);
  else if (typeof value === 'string' && isNumeric(value)) {
    const message = `This should be ${describePlain(schema)}, not text. Remove the quotes.`;
    report[schema.lenient ? 'warning' : 'error']('wrong-type', node, message, [value]);
  } else {
    const message = `This should be ${describePlain(schema)}, not ${describeValue(node)}.`;
    report.error('wrong-type', node, message);
  }
}

function isNumeric(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text));
}

function checkBounds(node: ScalarNode, value: number, schema: NumberSchema, report: Report): void {
  const { whole, min = -Infinity, max = Infinity, step } = schema;
  if (whole && !Number.isInteger(value))
    report.error('wrong-type', node, `This should be a whole number, and ${value} is not.`);
  else if (value < min || value > max || !Number.isFinite(value))
    report.error('out-of-range', node, `${value} is out of range: ${rangeWords(schema)}.`);
  else if (step !== undefined && value % step !== 0)
    report.error('out-of-range', node, `${value} is not a multiple of ${step}.`);
}

/** Such as `1 to 21 days`; empty when anything goes. */
export function rangeWords({ min, max, unit }: NumberSchema): string {
  const behind = unit ? ` ${unit}` : '';
  if (min !== undefined && max !== undefined) return `${min} to ${max}${behind}`;
  if (min !== undefined) return `${min}${behind} or more`;
  return max !== undefined ? `${max}${behind} or less` : '';
}

function checkMixed(node: ScalarNode, schema: ScalarSchema, report: Report): void {
  const type =
    node.value === null ? 'null' : typeof node.value === 'string' ? 'text' : typeof node.value;
  if (schema.types.some((allowed) => allowed === type)) return;
  report.error(
    'wrong-type',
    node,
    `This should be ${describePlain(schema)}, not ${describeValue(node)}.`,
  );
}

function checkText(
  node: ScalarNode,
  schema: TextSchema,
  context: ScalarContext,
  report: Report,
): void {
  if (typeof node.value !== 'string') {
    reportNoText(node, schema, context, report);
    return;
  }
  const { value } = node;
  if (schema.values && !schema.open && !Object.hasOwn(schema.values, value)) {
    reportNotAllowed(node, value, schema.values, report);
    return;
  }
  if (schema.pattern && !schema.pattern.test(value))
    report.error(
      'not-allowed-value',
      node,
      `\`${shortened(value)}\` does not fit: ${schema.patternWords ?? 'another form'} is expected.`,
    );
  if (schema.form === 'date-time' && !isPlatformDate(value))
    report.error(
      'not-allowed-value',
      node,
      `\`${shortened(value)}\` is no date and time. Write it like \`2030-12-31T23:59:59\` (UTC).`,
    );
}

function reportNoText(
  node: ScalarNode,
  schema: TextSchema,
  context: ScalarContext,
  report: Report,
): void {
  const written = context.source.slice(node.start, node.end);
  const quoted =
    node.value === null
      ? []
      : [context.yaml && !context.interface ? `'${written}'` : `"${written}"`];
  const why = schema.idOf ? 'Ids are text' : 'Put it in quotes';
  const message = `This should be ${describePlain(schema)}, not ${describeValue(node)}. ${schema.idOf ? `${why}: put it in quotes` : why}.`;
  const odd = context.interface && node.value !== null && !schema.values;
  if (odd) report.warning('wrong-type', node, message, quoted);
  else report.error('wrong-type', node, message, quoted);
}

function reportNotAllowed(
  node: ScalarNode,
  value: string,
  values: Readonly<Record<string, string>>,
  report: Report,
): void {
  const allowed = Object.keys(values);
  const meant = nearest(value, allowed);
  const hint = meant === undefined ? '' : ` Did you mean \`${meant}\`?`;
  const list = allowed.length > 12 ? `${allowed.slice(0, 12).join(', ')} …` : allowed.join(', ');
  report.error(
    'not-allowed-value',
    node,
    `\`${shortened(value)}\` cannot stand here.${hint} Possible: ${list}.`,
    meant === undefined ? [] : [meant],
  );
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 37)}…` : text;
}

function describeValue(node: ScalarNode): string {
  if (node.value === null) return 'nothing';
  return typeof node.value === 'string'
    ? 'text'
    : `the ${typeof node.value === 'number' ? 'number' : 'value'} ${String(node.value)}`;
}

/** What a schema wants, for messages: `a whole number`. */
export function describePlain(schema: Plain): string {
  switch (schema.kind) {
    case 'text':
      if (schema.idOf) return `an id in quotes, or { $id: … } of a ${schema.idOf} spec`;
      return schema.values && !schema.open
        ? `one of ${Object.keys(schema.values).slice(0, 6).join(', ')}`
        : 'text';
    case 'number':
      return schema.whole ? 'a whole number' : 'a number';
    case 'boolean':
      return '`true` or `false`';
    case 'scalar':
      return schema.types
        .map((type) => (type === 'text' ? 'text' : type === 'null' ? 'null' : `a ${type}`))
        .join(' or ');
    case 'object':
      return `a mapping (${schema.title})`;
    case 'list':
      return 'a list';
    case 'any':
      return 'any value';
  }
}

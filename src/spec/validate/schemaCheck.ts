import type { ReferencedTree } from '../references/referencedFile';
import { authoringForm } from '../references/references';
import {
  isEmptyScalar,
  stringOf,
  valueAt,
  type ListNode,
  type MapEntry,
  type ScalarNode,
  type SpecNode,
} from '../document/node';
import { embeddedJson } from '../document/embeddedJson';
import type { SpecDocument } from '../document/specDocument';
import { specSchemas } from '../schema';
import type {
  Field,
  ListSchema,
  ObjectSchema,
  OtherFields,
  Schema,
  SlotSchema,
} from '../schema/schema';
import { settle, type Plain } from '../schema/settle';
import { accepts, slotWords } from '../schema/templateBuilder/categories';
import { componentNamed, components } from '../schema/templateBuilder/components';
import { configRoot } from '../schema/templateBuilder/configRoot';
import { nearest } from '../text/nearest';
import { rememberedFindings } from './findings';
import { Report, type Span } from './report';
import { checkScalar, describePlain } from './scalarCheck';

/** Holds the whole tree against the schema of its kind. */
export function checkSchema(doc: SpecDocument, report: Report): void {
  const schema = specSchemas[doc.kind];
  if (!doc.root) {
    report.error(
      'missing-key',
      { start: 0, end: 0 },
      `The file is empty. A ${doc.kind} begins with \`${Object.keys(schema.fields)[0] ?? ''}\`.`,
    );
    return;
  }
  new SchemaChecker(doc, report).check(doc.root, schema, firstPlace(doc.root));
}

/** Holds an interface that stands in a file of its own against the schema. */
export function checkInterfaceFile(file: ReferencedTree, report: Report): void {
  const { root, shared } = file.tree;
  if (!root) return;
  const found = new Report();
  const text = { text: file.text, format: file.format, shared };
  new SchemaChecker(text, found).check(root, configRoot, firstPlace(root));
  report.addFrom(file, found);
}

/** The beginning of a mapping: what it lacks is underlined there. */
function firstPlace(node: SpecNode): Span {
  const read = node.origin ?? node;
  const by = node.start - read.start;
  const key = read.kind === 'map' ? read.entries[0]?.key : undefined;
  if (key) return { start: key.start + by, end: key.end + by };
  return { start: node.start, end: Math.min(node.end, node.start + 1) };
}

/** What is asked of the text beside its tree. */
type CheckedText = Pick<SpecDocument, 'text' | 'format' | 'shared'>;

class SchemaChecker {
  readonly #doc: CheckedText;
  readonly #report: Report;
  /** Shared nodes (YAML aliases) are checked once per schema, or aliases of aliases never end. */
  readonly #seen = new Map<SpecNode, Set<Schema>>();

  constructor(doc: CheckedText, report: Report) {
    this.#doc = doc;
    this.#report = report;
  }

  /** `owner` is where the node is named: its key, or its own beginning inside a list. */
  check(node: SpecNode, schema: Schema, owner: Span): void {
    if (this.#doc.shared && node.kind !== 'scalar' && this.#wasSeen(node, schema)) return;
    const { origin } = node;
    if (!origin || this.#doc.shared || node.kind === 'scalar') {
      this.#checkNow(node, schema, owner);
      return;
    }
    const place = {
      schema,
      ownerStart: owner.start - node.start,
      ownerEnd: owner.end - node.start,
    };
    const drafts = rememberedFindings(origin, place, () => {
      const report = new Report();
      new SchemaChecker(this.#doc, report).#checkNow(node, schema, owner);
      return report.draftsFrom(node.start);
    });
    this.#report.addAll(drafts, node.start);
  }

  #checkNow(node: SpecNode, schema: Schema, owner: Span): void {
    if (schema.kind === 'slot' && this.#isFaultyComponent(node, schema)) return;
    if (schema.kind === 'config') {
      this.#checkConfig(node, owner);
      return;
    }
    const plain = settle(schema, node);
    if (plain.kind === 'any') return;
    if (plain.kind === 'object') this.#checkObject(node, plain, schema, owner);
    else if (plain.kind === 'list') this.#checkList(node, plain, schema);
    else if (node.kind === 'scalar') checkScalar(node, plain, this.#context(schema), this.#report);
    else this.#wrongShape(node, plain, schema);
  }

  #context(schema: Schema) {
    return {
      source: this.#doc.text,
      yaml: this.#doc.format === 'yaml',
      interface: schema.kind === 'slot',
    };
  }

  #wasSeen(node: SpecNode, schema: Schema): boolean {
    const schemas = this.#seen.get(node) ?? new Set();
    this.#seen.set(node, schemas);
    if (schemas.has(schema)) return true;
    schemas.add(schema);
    return false;
  }

  #checkObject(node: SpecNode, plain: ObjectSchema, schema: Schema, owner: Span): void {
    if (node.kind !== 'map') {
      this.#wrongShape(node, plain, schema);
      return;
    }
    const names = new Set<string>();
    const meant = new Set<string>();
    for (const entry of node.entries) {
      const name = String(entry.key.value);
      if (names.has(name)) this.#report.error('duplicate-key', entry.key, duplicateMessage(name));
      names.add(name);
      meant.add(this.#checkEntry(entry, name, plain) ?? name);
    }
    // A misspelt key is told already; that the right one is missing, too, would be noise.
    for (const [name, field] of Object.entries(plain.fields))
      if (field.required && !meant.has(name)) this.#missing(name, field, plain, owner);
  }

  /** The key that was meant, when this one is misspelt. */
  #checkEntry(
    { key, value, merged }: MapEntry,
    name: string,
    plain: ObjectSchema,
  ): string | undefined {
    // The notation is broken here: that is told already.
    if (value.kind === 'scalar' && value.style === 'missing') return undefined;
    const place = merged ? value : key;
    const field = Object.hasOwn(plain.fields, name) ? plain.fields[name] : undefined;
    if (field) this.#checkField(value, field, name, place);
    else if (plain.others) this.#checkOther(value, plain.others, name, key, place);
    else return this.#unknownKey(name, plain, key);
    return undefined;
  }

  #missing(name: string, field: Field, plain: ObjectSchema, owner: Span): void {
    const example = field.example ? ` For example \`${field.example.split('\n')[0] ?? ''}\`.` : '';
    this.#report.error(
      'missing-key',
      owner,
      `The key \`${name}\` is missing (${plain.title}).${example}`,
    );
  }

  #checkField(value: SpecNode, field: Field, name: string, key: Span): void {
    if (
      value.kind === 'scalar' &&
      value.value === null &&
      this.#settledNull(value, field, name, key)
    )
      return;
    this.check(value, field.schema, key);
  }

  /** A null stands for "not given", which is fine where the field is optional. */
  #settledNull(value: ScalarNode, field: Field, name: string, key: Span): boolean {
    const { kind } = field.schema;
    if (kind === 'any' || kind === 'scalar') return !isEmptyScalar(value);
    if (isEmptyScalar(value)) {
      const severity = field.required ? 'error' : 'warning';
      this.#report[severity]('missing-value', key, emptyMessage(name));
      return true;
    }
    return !field.required || field.nullable === true;
  }

  #checkOther(
    value: SpecNode,
    others: OtherFields,
    name: string,
    key: ScalarNode,
    place: Span,
  ): void {
    if (others.keyPattern && !others.keyPattern.test(name)) {
      const words = others.keyWords ?? '';
      this.#report.error('invalid-key', key, `\`${name}\` cannot be a key here. ${words}`.trim());
    } else if (others.schema.kind !== 'any' && isEmptyScalar(value)) {
      this.#report.error('missing-value', key, emptyMessage(name));
    } else this.check(value, others.schema, place);
  }

  /** The key that was probably meant. */
  #unknownKey(name: string, plain: ObjectSchema, key: ScalarNode): string | undefined {
    const meant = nearest(name, Object.keys(plain.fields));
    const hint = meant === undefined ? '' : ` Did you mean \`${meant}\`?`;
    const message = `The key \`${name}\` is not known here (${plain.title}).${hint}`;
    const severity = plain.ignoresUnknown ? 'warning' : 'error';
    this.#report[severity]('unknown-key', key, message, meant === undefined ? [] : [meant]);
    return meant;
  }

  #checkList(node: SpecNode, plain: ListSchema, schema: Schema): void {
    if (node.kind !== 'list') {
      this.#wrongShape(node, plain, schema);
      return;
    }
    this.#checkSize(node, plain);
    for (const item of node.items) {
      const empty = item.kind === 'scalar' && item.value === null;
      // An interface skips empty items: a helper may leave one.
      if (empty && plain.item.kind === 'slot') continue;
      if (empty && isEmptyScalar(item))
        this.#report.error(
          'missing-value',
          { start: Math.max(0, item.start - 1), end: item.end },
          'This item of the list is empty.',
        );
      else this.check(item, plain.item, firstPlace(item));
    }
  }

  #checkSize(node: ListNode, { min, max }: ListSchema): void {
    const count = node.items.length;
    const place = { start: node.start, end: Math.min(node.end, node.start + 1) };
    if (min !== undefined && count < min)
      this.#report.error(
        'out-of-range',
        place,
        `At least ${min} item${min === 1 ? '' : 's'} should stand here; there ${count === 1 ? 'is' : 'are'} ${count}.`,
      );
    if (max !== undefined && count > max)
      this.#report.error(
        'out-of-range',
        place,
        `At most ${max} items may stand here; there are ${count}.`,
      );
  }

  #wrongShape(node: SpecNode, plain: Plain, schema: Schema): void {
    const got =
      node.kind === 'map' ? 'a mapping' : node.kind === 'list' ? 'a list' : describeScalar(node);
    const place = node.kind === 'scalar' ? node : firstPlace(node);
    const wanted = schema.kind === 'slot' ? slotWanted(schema, plain) : describePlain(plain);
    this.#report.error('wrong-type', place, `This should be ${wanted}, not ${got}.`);
  }

  #checkConfig(node: SpecNode, owner: Span): void {
    if (node.kind === 'scalar') {
      this.#checkConfigText(node);
      return;
    }
    const form = authoringForm(node);
    if (form?.form !== '$file') this.check(node, configRoot, owner);
  }

  #checkConfigText(node: ScalarNode): void {
    if (typeof node.value !== 'string') {
      this.#report.error(
        'wrong-type',
        node,
        `This should be an interface: a mapping with \`view\`, JSON text or a file, not ${describeScalar(node)}.`,
      );
      return;
    }
    const { root, problems } = embeddedJson(this.#doc.text, node);
    for (const problem of problems)
      this.#report.error(
        'config-json-invalid',
        problem,
        `The config is not valid JSON. ${problem.message}`,
      );
    if (root) this.check(root, configRoot, firstPlace(root));
    else if (problems.length === 0)
      this.#report.error('config-json-invalid', node, 'The config is empty.');
  }

  /** A component that is unknown or stands in the wrong kind of place; the rest of it would be noise. */
  #isFaultyComponent(node: SpecNode, slot: SlotSchema): boolean {
    const typeNode = valueAt(node, 'type');
    const type = stringOf(typeNode);
    if (!typeNode || type === undefined) return false;
    if (!componentNamed(type, slot.accepts)) {
      if (
        slot.literal &&
        slot.accepts !== 'read' &&
        slot.accepts !== 'flag' &&
        !looksLikeComponent(type)
      )
        return true;
      const meant = nearest(type, Object.keys(components));
      const hint = meant === undefined ? '' : ` Did you mean \`${meant}\`?`;
      this.#report.error(
        'unknown-component',
        typeNode,
        `There is no component \`${type}\`.${hint}`,
        meant === undefined ? [] : [meant],
      );
      return true;
    }
    if (accepts(slot.accepts, type)) return false;
    this.#report.error(
      'component-not-allowed',
      typeNode,
      `\`${type}\` cannot stand here: ${slotWords(slot.accepts)} is expected.`,
    );
    return true;
  }
}

function duplicateMessage(name: string): string {
  return `\`${name}\` stands here twice; only the last one counts. Remove one.`;
}

function emptyMessage(name: string): string {
  return `\`${name}\` has no value. Write one, or remove the key.`;
}

/** Data may hold any object, also one with a `type` of its own. */
function looksLikeComponent(type: string): boolean {
  return /^(@[a-z-]+\/)?(view|field|layout|action|condition|helper|plugin|data)\./.test(type);
}

function slotWanted(slot: SlotSchema, plain: Plain): string {
  const words = slotWords(slot.accepts);
  return slot.literal && slot.literal.kind !== 'any'
    ? `${describePlain(plain)} (or a component that gives one)`
    : words;
}

function describeScalar(node: ScalarNode): string {
  if (node.value === null) return 'nothing';
  if (typeof node.value === 'string') return 'text';
  return typeof node.value === 'number' ? 'a number' : `\`${String(node.value)}\``;
}

import { booleanOf, itemsOf, numberOf, stringOf, valueAt, type SpecNode } from '../document/node';
import { parseSpec, type SpecDocument } from '../document/specDocument';
import { addEntry, addItem, removeEntry, replacement } from './edits';
import type { Fix, Fixer, TextEdit } from './fix';
import { entriesAt, entryUnder } from './places';

type Draft = Omit<Fix, 'code'>;

function draft(
  title: string,
  preferred: boolean,
  ...edits: readonly (TextEdit | undefined)[]
): readonly Draft[] {
  const made = edits.filter((edit) => edit !== undefined);
  return made.length === edits.length && made.length > 0 ? [{ title, preferred, edits: made }] : [];
}

/** Adds a key to the mapping at a path. */
function adding(
  path: readonly string[],
  key: string,
  value: (doc: SpecDocument) => unknown,
): Fixer {
  return (doc) => {
    const map = path.length === 0 ? doc.root : doc.nodeAt(path);
    const made = value(doc);
    if (map?.kind !== 'map' || made === undefined || valueAt(map, key)) return [];
    return draft(`Add \`${key}\``, true, addEntry(doc, map, key, made));
  };
}

export const addAcceptPeriod = adding([], 'auto_accept_period_day', () => 7);
export const addMixer = adding([], 'mixer_config', () => ({
  real_tasks_count: 10,
  golden_tasks_count: 0,
  training_tasks_count: 0,
}));
export const addCaptchas = adding(['quality_control'], 'captcha_frequency', () => 'LOW');
export const addTaskOverlap = adding(['defaults'], 'default_overlap_for_new_tasks', (doc) =>
  numberOf(doc.nodeAt(['defaults', 'default_overlap_for_new_task_suites'])),
);

/** Has the requester judge answers, which verdict rules need. */
export const reviewByHand: Fixer = (doc) => {
  const { root } = doc;
  if (root?.kind !== 'map') return [];
  const node = valueAt(root, 'auto_accept_solutions');
  const title = 'Judge answers by hand (`auto_accept_solutions: false`)';
  const period = valueAt(root, 'auto_accept_period_day');
  const more = period ? [] : [addEntry(doc, root, 'auto_accept_period_day', 7)];
  if (node && booleanOf(node) !== undefined)
    return draft(title, false, replacement(doc, node, 'false'), ...more);
  if (!period) return [];
  return draft(title, false, addEntry(doc, root, 'auto_accept_solutions', false));
};

export const addDuration: Fixer = (doc, { range }) => {
  const place = entryUnder(doc, range);
  return place ? draft('Add `duration`', true, addEntry(doc, place.map, 'duration', 1)) : [];
};

/** Takes out the key that a diagnostic underlines. */
export const removeKey =
  (preferred: boolean): Fixer =>
  (doc, { range }) => {
    const place = entryUnder(doc, range);
    if (!place) return [];
    const title = `Remove \`${String(place.entry.key.value)}\``;
    return draft(title, preferred, removeEntry(doc, place.map, place.entry));
  };

/** Raises the overlap only after a rejection. */
export const addRejectCondition: Fixer = (doc, { range }) => {
  const around = entriesAt(doc.root, doc.lines.offsetAt(range.start)).map(({ map }) => map);
  const rule = around.find((map) => valueAt(map, 'conditions') && valueAt(map, 'action'));
  const config = around.find((map) => valueAt(map, 'collector_config'));
  const type = stringOf(valueAt(valueAt(config, 'collector_config'), 'type'));
  const conditions = valueAt(rule, 'conditions');
  if (type !== 'ASSIGNMENTS_ASSESSMENT' || !conditions) return [];
  const told = itemsOf(conditions).find(
    (item) => stringOf(valueAt(item, 'key')) === 'assessment_event',
  );
  const value = valueAt(told, 'value');
  const title = 'Only after a rejection (`assessment_event` EQ REJECT)';
  if (value)
    return draft(
      title,
      true,
      replacement(doc, value, doc.format === 'json' ? '"REJECT"' : 'REJECT'),
    );
  const condition = { key: 'assessment_event', operator: 'EQ', value: 'REJECT' };
  return draft(title, true, addItem(doc, conditions, condition));
};

/** Lets only the mobile app in, where tasks stand on a map. */
export const addAppFilter: Fixer = (doc) => {
  const leaf = { category: 'computed', key: 'client_type', operator: 'EQ', value: 'TOLOKA_APP' };
  const title = 'Let in the mobile app only';
  const { root } = doc;
  if (root?.kind !== 'map') return [];
  const filter = valueAt(root, 'filter');
  if (!filter) return draft(title, true, addEntry(doc, root, 'filter', { and: [leaf] }));
  const and = valueAt(filter, 'and');
  return and ? draft(title, true, addItem(doc, and, leaf)) : [];
};

/** The mapping that lacks a key is the one that a key names, or the one that begins there. */
export const addMissingKey: Fixer = (doc, { message, range }) => {
  const name = /The key `([^`]+)` is missing/.exec(message)?.[1];
  const example = /For example `([^`]*)`/.exec(message)?.[1];
  if (name === undefined || example === undefined) return [];
  const place = entryUnder(doc, range);
  const text = example.slice(example.indexOf(':') + 1).trim();
  if (!place || text === '' || text.includes('…')) return [];
  const named: SpecNode = place.entry.value;
  const map = named.kind === 'map' && !valueAt(named, name) ? named : place.map;
  const value = valueOf(doc, text);
  return value === undefined
    ? []
    : draft(`Add \`${name}\``, false, addEntry(doc, map, name, value));
};

/** An example as data; only what one line can hold. */
function valueOf({ kind }: SpecDocument, text: string): unknown {
  const parsed = parseSpec(`x: ${text}`, { kind, format: 'yaml' });
  if (parsed.syntax.length > 0) return undefined;
  const value = parsed.value() as { readonly x?: unknown } | undefined;
  return value?.x;
}

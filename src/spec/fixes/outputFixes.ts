import { entryAt, stringOf, valueAt, type SpecNode } from '../document/node';
import type { SpecDocument } from '../document/specDocument';
import { firstStep } from '../rules/fieldIds';
import { fieldValueOf } from '../rules/interface/fieldValues';
import { mountedIn, type Mounted } from '../rules/interface/mounted';
import { fittingTypes } from '../rules/interface/specTypes';
import { writtenOutput } from '../rules/interface/writtenOutput';
import { interfaceTree } from '../rules/interfaceTree';
import type { Diagnostic, Outside } from '../validate/diagnostic';
import { addEntry, addItem, replacement } from './edits';
import type { Fix, Fixer, TextEdit } from './fix';

/** The field that a message speaks of: what stands underlined may be a path, or in another file. */
const field = /has no field `([^`]+)`|`([^`]+)` is of type|writes `([^`]+)`/;

function fieldIn({ message }: Diagnostic): string | undefined {
  const found = field.exec(message);
  return found ? (found[1] ?? found[2] ?? found[3]) : undefined;
}

/** Declares what the interface uses. */
const declaring =
  (spec: 'input_spec' | 'output_spec'): Fixer =>
  (doc, diagnostic, outside) => {
    const name = fieldIn(diagnostic);
    const map = doc.nodeAt(['task_spec', spec]);
    if (name === undefined || map?.kind !== 'map') return [];
    const type = spec === 'output_spec' ? writtenType(doc, name, outside) : inputType(name);
    const edit = addEntry(doc, map, name, { type, required: true });
    const title = `Add \`${name}\` (${type}) to ${spec}`;
    return edit ? [{ title, preferred: true, edits: [edit] }] : [];
  };

export const addOutput = declaring('output_spec');
export const addInput = declaring('input_spec');

const inputType = (name: string): string =>
  /url|image|audio|video|photo|link/i.test(name) ? 'url' : 'string';

/** The type that the first field with this path writes. */
function writtenType(doc: SpecDocument, name: string, outside: Outside): string {
  const root = interfaceTree(doc, outside)?.root;
  const writer = root && writersOf(root, name).find((mounted) => fieldValueOf(mounted));
  if (!root || !writer) return 'string';
  if (writtenOutput(root, writer)?.path !== name) return 'json';
  const value = fieldValueOf(writer);
  return (value && fittingTypes(value)[0]) ?? 'string';
}

function writersOf(root: SpecNode, name: string): readonly Mounted[] {
  return mountedIn(root).filter(
    (mounted) =>
      mounted.type.startsWith('field.') &&
      firstStep(writtenOutput(root, mounted)?.path ?? '') === name,
  );
}

/** Gives the output the type of what is written to it. */
export const changeType: Fixer = (doc, diagnostic, outside) => {
  const name = fieldIn(diagnostic);
  const type =
    name && valueAt(entryAt(doc.nodeAt(['task_spec', 'output_spec']), name)?.value, 'type');
  if (!name || !type) return [];
  const fitting = writtenType(doc, name, outside);
  if (fitting === stringOf(type)) return [];
  const newText = doc.format === 'json' ? JSON.stringify(fitting) : fitting;
  const title = `Change the type of \`${name}\` to ${fitting}`;
  return [{ title, preferred: true, edits: [replacement(doc, type, newText)] }];
};

/** Lets the output take an option that it does not allow yet. */
export const allowOption: Fixer = (doc, { message }) => {
  const found = /`([^`]+)` is not among the `allowed_values` of `([^`]+)`/.exec(message);
  const list = found && doc.nodeAt(['task_spec', 'output_spec', found[2] ?? '', 'allowed_values']);
  if (!list || found[1] === undefined) return [];
  const edit = addItem(doc, list, found[1]);
  const title = `Allow \`${found[1]}\` in \`${String(found[2])}\``;
  return edit ? [{ title, preferred: false, edits: [edit] }] : [];
};

/** Puts a field for an output at the end of the interface. */
export const addField: Fixer = (doc, diagnostic, outside) => {
  const name = fieldIn(diagnostic);
  const root = interfaceTree(doc, outside)?.root;
  const items = valueAt(valueAt(root, 'view'), 'items');
  const config = doc.nodeAt(['task_spec', 'view_spec', 'config']);
  // Only an interface written as a mapping of this document has places to add to.
  if (name === undefined || !items || root !== config) return [];
  const spec = doc.nodeAt(['task_spec', 'output_spec', name]);
  const edit = addItem(doc, items, componentFor(name, spec));
  return edit ? [fix(`Add a field for \`${name}\` to the interface`, edit)] : [];
};

const fix = (title: string, edit: TextEdit): Omit<Fix, 'code'> => ({
  title,
  preferred: true,
  edits: [edit],
});

function componentFor(name: string, spec: SpecNode | undefined): object {
  const allowed = valueAt(spec, 'allowed_values');
  const options = allowed?.kind === 'list' ? allowed.items : [];
  const common = {
    label: name,
    data: { type: 'data.output', path: name },
    validation: { type: 'condition.required' },
  };
  if (options.length > 0) {
    const list = options.flatMap((item) =>
      item.kind === 'scalar' ? [{ label: String(item.value), value: item.value }] : [],
    );
    return { type: 'field.radio-group', ...common, options: list };
  }
  const types: Readonly<Record<string, string>> = {
    boolean: 'field.checkbox',
    integer: 'field.number',
    float: 'field.number',
    file: 'field.file',
  };
  const type = types[stringOf(valueAt(spec, 'type')) ?? ''] ?? 'field.text';
  if (type === 'field.file') return { type, ...common, accept: ['*/*'] };
  return { type, ...common };
}

/** An output that need not be there may be hidden. */
export const makeOptional: Fixer = (doc, { range }) => {
  const name = doc.text
    .slice(doc.lines.offsetAt(range.start), doc.lines.offsetAt(range.end))
    .replace(/^["']|["']$/g, '');
  const required = doc.nodeAt(['task_spec', 'output_spec', name, 'required']);
  if (!required) return [];
  const title = `Make \`${name}\` optional`;
  return [{ title, preferred: false, edits: [replacement(doc, required, 'false')] }];
};

import { readAt, stringOf } from '../../document/node';
import { fieldIds, specsAreInferred } from '../fieldIds';
import { interfaceTree } from '../interfaceTree';
import type { Rule } from '../rule';
import { fieldValueOf, type FieldValue } from './fieldValues';
import { fittingTypes } from './specTypes';
import { writersIn, type Writer } from './writtenOutput';

/** A field writes values of the type that `output_spec` promises; any other answer is refused. */
export const outputTypes: Rule = (doc, report, outside) => {
  const tree = interfaceTree(doc, outside);
  const outputs = tree && fieldIds(doc, 'output_spec');
  if (!outputs || specsAreInferred(doc)) return;
  for (const writer of writersIn(tree.root)) {
    const { mounted, path } = writer;
    const value = writesWhole(writer) ? fieldValueOf(mounted) : undefined;
    if (!value) continue;
    const type = stringOf(readAt(outputs.get(path), 'type'));
    const fitting = fittingTypes(value);
    if (type === undefined || fitting.includes(type)) continue;
    const span = tree.place(writer.node());
    const severity = readsAs(value, type) ? 'warning' : 'error';
    report[severity](
      'output-type-mismatch',
      span,
      `${mounted.type} writes ${words(value)}, and \`${path}\` is of type ${type} in \`output_spec\`. Fitting: ${fitting.join(', ')}.`,
    );
  }
};

/** Inside a list the path is shared by all items; a path with steps is another rule's business. */
function writesWhole({ mounted, path }: Writer): boolean {
  return !mounted.inList && mounted.type.startsWith('field.') && !path.includes('.');
}

/** Text that says the right thing: nobody has seen the platform refuse it. */
function readsAs(value: FieldValue, type: string): boolean {
  if (value.kind === 'file' || value.kind === 'files') return /string|url/.test(type);
  if (value.kind !== 'options') return false;
  const form = type === 'integer' ? /^-?\d+$/ : type === 'boolean' ? /^(true|false)$/ : undefined;
  return form !== undefined && value.values.every((option) => form.test(String(option.value)));
}

const names: Readonly<Record<FieldValue['kind'], string>> = {
  text: 'text',
  number: 'a number',
  truth: '`true` or `false`',
  object: 'an object with a key for each option',
  objects: 'a list of objects',
  items: 'a list',
  texts: 'a list of texts',
  file: 'the id of a file',
  files: 'a list of file ids',
  options: 'its options',
};

function words(value: FieldValue): string {
  if (value.kind !== 'options') return names[value.kind];
  const shown = value.values.slice(0, 3).map((option) => JSON.stringify(option.value));
  return shown.join(', ') + (value.values.length > 3 ? ', …' : '');
}

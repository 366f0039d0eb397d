import { booleanOf, entryAt, stringOf, valueAt } from '../document/node';
import type { SpecDocument } from '../document/specDocument';
import { writtenText } from '../references/writtenText';
import type { Outside } from '../validate/outside';
import { fieldIds } from './fieldIds';
import { isWordOf, scriptOf } from './classicScript';
import type { Rule } from './rule';

/** In a classic interface, an explicitly required output is written by a `{{field}}` or by the script. */
export const markupOutputs: Rule = (doc, report, outside) => {
  const outputs = fieldIds(doc, 'output_spec');
  const texts = textsOf(doc, outside);
  if (!outputs || !texts) return;
  const spec = doc.nodeAt(['task_spec', 'output_spec']);
  for (const [field, node] of outputs) {
    const key = entryAt(spec, field)?.key;
    if (!key || booleanOf(valueAt(node, 'required')) !== true) continue;
    // The name alone is enough: a page may put the rest together as it likes.
    if (texts.some((text) => isWordOf(text, field))) continue;
    report.warning(
      'output-never-written',
      key,
      `Neither the markup nor the script writes \`${field}\`, so no answer can be complete. Add \`{{field type="input" name="${field}"}}\` to the markup.`,
    );
  }
};

/** Markup and script of a classic interface; undefined when there is none, or not all of it is known. */
function textsOf(doc: SpecDocument, outside: Outside): readonly string[] | undefined {
  const view = doc.kind === 'project' ? doc.nodeAt(['task_spec', 'view_spec']) : undefined;
  if (!view || stringOf(valueAt(view, 'type')) === 'tb') return undefined;
  const markup = writtenText(doc, valueAt(view, 'markup'), outside);
  const script = scriptOf(doc, view, outside);
  return markup && script !== undefined ? [markup.text, script] : undefined;
}

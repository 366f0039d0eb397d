import { stringOf, valueAt, type SpecNode } from '../document/node';
import { valueNames } from '../navigate/markupNames';
import { writtenText, type WrittenText } from '../references/writtenText';
import { nearest } from '../text/nearest';
import type { Report } from '../validate/report';
import { isWordOf, scriptOf } from './classicScript';
import { checkDeclared, fieldIds } from './fieldIds';
import type { Rule } from './rule';

const fieldTag = /\{\{#?field\s[^}]*?\bname\s*=\s*(["'])([^"']+)\1/g;

/** Classic markup writes outputs (`{{field name="…"}}`) and shows inputs (`{{text}}`) that the specs declare. */
export const markupFields: Rule = (doc, report, outside) => {
  const view = doc.kind === 'project' ? doc.nodeAt(['task_spec', 'view_spec']) : undefined;
  if (!view || stringOf(valueAt(view, 'type')) === 'tb') return;
  const markup = writtenText(doc, valueAt(view, 'markup'), outside);
  if (!markup) return;
  const outputs = fieldIds(doc, 'output_spec');
  if (outputs) checkOutputs(markup, outputs, report);
  const inputs = fieldIds(doc, 'input_spec');
  const script = scriptOf(doc, view, outside);
  if (inputs && script !== undefined) checkInputs(markup, inputs, script, report);
};

function checkOutputs(
  markup: WrittenText,
  outputs: ReadonlyMap<string, SpecNode>,
  report: Report,
): void {
  for (const found of markup.text.matchAll(fieldTag)) {
    const path = found[2] ?? '';
    // A name put together by the template cannot be told here.
    if (path.includes('{')) continue;
    const from = found.index + found[0].length - path.length - 1;
    const span = markup.span(from, from + path.length);
    checkDeclared({ code: 'undeclared-output', spec: 'output_spec', path, span }, outputs, report);
  }
}

/** A template shows nothing for a name that is not there: neither an input, nor added by the script. */
function checkInputs(
  markup: WrittenText,
  inputs: ReadonlyMap<string, SpecNode>,
  script: string,
  report: Report,
): void {
  for (const { name, start, end } of valueNames(markup.text)) {
    if (inputs.has(name) || isWordOf(script, name)) continue;
    const meant = nearest(name, inputs.keys());
    const hint =
      meant === undefined
        ? 'Declare it there, or add it in `getTemplateData`.'
        : `Did you mean \`${meant}\`?`;
    report.warning(
      'undeclared-input',
      markup.span(start, end),
      `\`input_spec\` has no field \`${name}\`, and the script does not add it: nothing is shown. ${hint}`,
      meant === undefined ? [] : [meant],
    );
  }
}

/** Pieces of YAML that specs are composed of. Several lines of one piece are joined by `\n`. */

export const required = 'validation: { type: condition.required }';

export const shown = (component: string, field: string): string =>
  `{ type: view.${component}, url: { type: data.input, path: ${field} } }`;

export const text = (field: string): string =>
  `{ type: view.text, content: { type: data.input, path: ${field} } }`;

/** A field that takes one answer, or several, of a few. */
export function choice(
  kind: 'radio-group' | 'button-radio-group' | 'checkbox-group',
  field: string,
  label: string,
  options: Readonly<Record<string, string>>,
): string {
  const lines = Object.entries(options).map(
    ([value, name]) => `  - { value: ${scalar(value)}, label: ${name} }`,
  );
  return [
    `type: field.${kind}`,
    `label: ${label}`,
    `data: { type: data.output, path: ${field} }`,
    ...(kind === 'checkbox-group' ? [] : [required]),
    'options:',
    ...lines,
  ].join('\n');
}

export function written(field: string, label: string, need: 'needed' | 'if-any'): string {
  return [
    'type: field.textarea',
    `label: ${label}`,
    `data: { type: data.output, path: ${field} }`,
    ...(need === 'needed' ? [required] : []),
  ].join('\n');
}

export const recorder = (field: string): string =>
  [
    'type: field.audio',
    'label: Your recording',
    `data: { type: data.output, path: ${field} }`,
    required,
  ].join('\n');

export const oneOf = (...values: readonly string[]): string =>
  `{ type: string, required: true, allowed_values: [${values.map(scalar).join(', ')}] }`;

export const indented = (lines: string): string => lines.replace(/^/gm, '  ');

/** As it is where YAML takes it for a text, also in braces; else in quotes. */
export function scalar(value: string): string {
  const isPlain =
    /^[a-z.][\w./-]*$/i.test(value) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(value);
  return isPlain && !/^\.(?:\d|inf|nan)/i.test(value) ? value : JSON.stringify(value);
}

export function textOf(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}

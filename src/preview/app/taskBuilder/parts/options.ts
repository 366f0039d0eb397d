import { isRecord, type ViewNode } from '../../../core';

/** One entry of a field's `options`. */
export interface Option {
  readonly label: string;
  readonly value: unknown;
  readonly hint: string | undefined;
}

/** Entries in order; empty places left by conditions vanish. The value stands in for a label. */
export function optionsOf(view: ViewNode): readonly Option[] {
  const { options } = view.props;
  if (!Array.isArray(options)) return [];
  return options.filter(isRecord).map(({ label, value, hint }) => ({
    label: textOf(label ?? value),
    value,
    hint: hint === undefined ? undefined : textOf(hint),
  }));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

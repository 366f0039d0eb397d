import { coerced, isRecord, type ViewNode } from '../../../core';

/** A class that shapes or stretches of text can get. */
export interface LabelChoice {
  readonly label: string;
  readonly value: string;
}

export function labelsOf(view: ViewNode): readonly LabelChoice[] {
  const { labels } = view.props;
  if (!Array.isArray(labels)) return [];
  return labels.filter(isRecord).map(({ label, value }) => ({
    label: coerced(label ?? value),
    value: coerced(value),
  }));
}

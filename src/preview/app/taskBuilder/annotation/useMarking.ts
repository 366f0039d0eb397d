import type { RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';
import {
  cleared,
  labelStretch,
  printed,
  spansOf,
  stepped,
  wholeWords,
  type Span,
  type Stretch,
  type ViewNode,
} from '../../../core';
import { useTask } from '../task';
import { annotationKeys, type AnnotationKeys } from './hotkeyOptions';
import { labelsOf, type LabelChoice } from './labels';
import { selectedStretch, selectStretch, stepOf } from './textSelection';
import { useKeys } from './useKeys';

const plugin = 'plugin.field.text-annotation.hotkeys';

export interface Marking {
  readonly box: RefObject<HTMLDivElement>;
  readonly text: string;
  readonly spans: readonly Span[];
  readonly labels: readonly LabelChoice[];
  readonly keys: AnnotationKeys | undefined;
  readonly disabled: boolean;
  /** The label that waits for the next selection. */
  readonly active: string | undefined;
  /** Whether the selection covers a part of a labelled stretch. */
  readonly covers: boolean;
  readonly pickLabel: (label: string) => void;
  readonly pickSpan: (span: Stretch) => void;
  readonly remove: () => void;
  readonly takeSelection: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Text first or label first: a label marks the selection, or waits for the next one. */
export function useMarking(view: ViewNode): Marking {
  const { change, engine } = useTask();
  const [active, setActive] = useState<string | undefined>();
  const [selection, showSelection] = useState<Stretch | undefined>();
  // Keys may come faster than the page is drawn: each goes on from the newest selection.
  const newest = useRef(selection);
  const setSelection = (stretch: Stretch | undefined): void => {
    newest.current = stretch;
    showSelection(stretch);
  };
  const box = useRef<HTMLDivElement>(null);
  const text = printed(view.props.content);
  const spans = spansOf(view.field?.value, text);
  const labels = labelsOf(view);
  const disabled = view.field?.disabled ?? true;
  const keys = annotationKeys(engine, plugin, { remove: 'x' });

  const mark = (stretch: Stretch, label: string): void => {
    const words = view.props.adjust === 'words' ? wholeWords(stretch, text) : stretch;
    if (words) change(view, labelStretch(spans, words, label, text));
    setSelection(undefined);
    window.getSelection()?.removeAllRanges();
  };
  const pickLabel = (label: string): void => {
    if (newest.current) mark(newest.current, label);
    else setActive(active === label ? undefined : label);
  };
  const remove = (): void => {
    if (newest.current) change(view, cleared(spans, newest.current, text));
    setSelection(undefined);
  };
  const select = (stretch: Stretch): void => {
    selectStretch(box.current, stretch);
    setSelection(stretch);
  };
  useKeys((key) => {
    const label = keys ? labels[keys.labels.indexOf(key)] : undefined;
    if (disabled || !keys) return false;
    if (label) pickLabel(label.value);
    else if (key === keys.remove && newest.current) remove();
    else return false;
    return true;
  });
  return {
    ...{ box, text, spans, labels, keys, disabled, active, pickLabel, remove },
    covers: selection !== undefined && spans.some((span) => overlaps(span, selection)),
    pickSpan: select,
    takeSelection: () => {
      const stretch = selectedStretch(box.current);
      if (stretch && active !== undefined && !disabled) mark(stretch, active);
      else setSelection(stretch);
    },
    onKeyDown: (event) => {
      const step = disabled ? undefined : stepOf(event);
      const stretch = step && stepped(newest.current, step, text);
      if (!stretch) return;
      event.preventDefault();
      select(stretch);
    },
  };
}

function overlaps(one: Stretch, other: Stretch): boolean {
  return one.offset < other.offset + other.length && other.offset < one.offset + one.length;
}

import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import {
  cleared,
  labelStretch,
  printed,
  spansOf,
  wholeWords,
  type Span,
  type Stretch,
} from '../../../core';
import { annotationKeys } from '../annotation/hotkeyOptions';
import { LabelBar } from '../annotation/LabelBar';
import { colorOf, textColors } from '../annotation/palette';
import { useKeys } from '../annotation/useKeys';
import { useTask } from '../task';
import type { Drawn } from './drawn';
import { labelsOf } from './FieldImageAnnotation';

const plugin = 'plugin.field.text-annotation.hotkeys';

/** Text first or label first: a label marks the selection, or waits for the next one. */
export function FieldTextAnnotation({ view }: Drawn): JSX.Element | null {
  const { change, engine } = useTask();
  const [active, setActive] = useState<string | undefined>();
  const [selection, setSelection] = useState<Stretch | undefined>();
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
  const pick = (label: string): void => {
    if (selection) mark(selection, label);
    else setActive(active === label ? undefined : label);
  };
  const remove = (): void => {
    if (selection) change(view, cleared(spans, selection, text));
    setSelection(undefined);
  };
  const select = (): void => {
    const stretch = selectedStretch(box.current);
    if (stretch && active !== undefined && !disabled) mark(stretch, active);
    else setSelection(stretch);
  };
  useKeys((key) => {
    const label = keys ? labels[keys.labels.indexOf(key)] : undefined;
    if (disabled || !keys) return false;
    if (label) pick(label.value);
    else if (key === keys.remove && selection) remove();
    else return false;
    return true;
  });

  const covered = selection !== undefined && spans.some((span) => overlaps(span, selection));
  return (
    <div class="tb-text-annotation">
      <div class="tb-text-annotation-text" ref={box} onPointerUp={select} onKeyUp={select}>
        <Marked
          text={text}
          spans={spans}
          labels={labels.map((one) => one.value)}
          onPick={disabled ? undefined : setSelection}
        />
      </div>
      <LabelBar
        labels={labels}
        keys={keys?.labels}
        active={active}
        disabled={disabled}
        kind="text"
        onPick={pick}
        onRemove={covered ? remove : undefined}
      />
    </div>
  );
}

interface MarkedProps {
  readonly text: string;
  readonly spans: readonly Span[];
  readonly labels: readonly string[];
  readonly onPick: ((stretch: Stretch) => void) | undefined;
}

function Marked({ text, spans, labels, onPick }: MarkedProps): JSX.Element {
  const starts = [0, ...spans.map((span) => span.offset + span.length)];
  return (
    <>
      {spans.map((span, i) => (
        <>
          {text.slice(starts[i], span.offset)}
          <mark
            style={{ background: colorOf(span.label, labels, textColors) }}
            title={span.label}
            onClick={() => onPick?.(span)}
          >
            {span.segment}
          </mark>
        </>
      ))}
      {text.slice(starts.at(-1))}
    </>
  );
}

function overlaps(one: Stretch, other: Stretch): boolean {
  return one.offset < other.offset + other.length && other.offset < one.offset + one.length;
}

/** The selected part of the text, in UTF-16 units from its beginning. */
function selectedStretch(box: HTMLElement | null): Stretch | undefined {
  const selection = window.getSelection();
  if (!box || !selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  if (!box.contains(range.startContainer) || !box.contains(range.endContainer)) return undefined;
  const before = document.createRange();
  before.selectNodeContents(box);
  before.setEnd(range.startContainer, range.startOffset);
  return { offset: before.toString().length, length: range.toString().length };
}

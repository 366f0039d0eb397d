import { Fragment, type HTMLAttributes, type JSX } from 'preact';
import type { Span, Stretch } from '../../../core';
import { LabelBar } from '../annotation/LabelBar';
import { colorOf, textColors } from '../annotation/palette';
import { useMarking } from '../annotation/useMarking';
import { useTask } from '../task';
import type { Drawn } from './drawn';

export function FieldTextAnnotation({ view }: Drawn): JSX.Element {
  const { say } = useTask();
  const marking = useMarking(view);
  const { labels, keys, disabled } = marking;
  const deeds = marking.covers
    ? [{ name: say('remove'), hotkey: keys?.remove, onPick: marking.remove }]
    : [];
  return (
    <div class="tb-text-annotation">
      <div
        class="tb-text-annotation-text"
        ref={marking.box}
        role="group"
        tabindex={0}
        aria-label={view.text('label') ?? say('textToAnnotate')}
        onPointerUp={marking.takeSelection}
        onKeyDown={marking.onKeyDown}
      >
        <Marked
          text={marking.text}
          spans={marking.spans}
          labels={labels.map((one) => one.value)}
          onPick={disabled ? undefined : marking.pickSpan}
        />
      </div>
      <LabelBar
        {...{ labels, disabled, kind: 'text', active: marking.active }}
        keys={keys?.labels}
        onPick={marking.pickLabel}
        buttons={deeds}
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
        <Fragment key={span.offset}>
          {text.slice(starts[i], span.offset)}
          <mark
            style={{ background: colorOf(span.label, labels, textColors) }}
            title={span.label}
            {...(onPick ? pickable(span, onPick) : {})}
          >
            {span.segment}
          </mark>
        </Fragment>
      ))}
      {text.slice(starts.at(-1))}
    </>
  );
}

function pickable(span: Span, onPick: (stretch: Stretch) => void): HTMLAttributes<HTMLElement> {
  return {
    role: 'button',
    tabIndex: 0,
    'aria-label': `${span.segment}, ${span.label}`,
    onClick: () => onPick(span),
    onKeyDown: (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      onPick(span);
    },
  };
}

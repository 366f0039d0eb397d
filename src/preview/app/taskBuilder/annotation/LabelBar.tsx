import type { JSX } from 'preact';
import { coerced } from '../../../core';
import { useTask } from '../task';
import type { LabelChoice } from './labels';
import { colorOf, imageColors, textColors } from './palette';

/** A button beside the labels that acts on what is selected. */
export interface BarButton {
  readonly name: string;
  readonly hotkey: unknown;
  readonly onPick: () => void;
}

interface LabelBarProps {
  readonly labels: readonly LabelChoice[];
  readonly keys: readonly string[] | undefined;
  readonly active: string | undefined;
  readonly disabled: boolean;
  readonly kind: 'image' | 'text';
  readonly onPick: (value: string) => void;
  readonly buttons: readonly BarButton[];
}

export function LabelBar(props: LabelBarProps): JSX.Element | null {
  const { say } = useTask();
  if (props.labels.length === 0 && props.buttons.length === 0) return null;
  const values = props.labels.map((one) => one.value);
  const palette = props.kind === 'image' ? imageColors : textColors;
  return (
    <div class="tb-label-bar" role="group" aria-label={say('labels')}>
      {props.labels.map(({ label, value }, i) => (
        <button
          type="button"
          class="tb-label-button"
          key={value}
          aria-pressed={props.active === value}
          disabled={props.disabled}
          // The selection of text must survive the click.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => props.onPick(value)}
        >
          <KeyBadge hotkey={props.keys?.[i]} />
          <span class="tb-label-tag" style={{ background: colorOf(value, values, palette) }} />
          {label}
        </button>
      ))}
      {props.buttons.map(({ name, hotkey, onPick }) => (
        <button
          type="button"
          class="tb-label-button tb-label-deed"
          key={`deed ${name}`}
          disabled={props.disabled}
          onMouseDown={(event) => event.preventDefault()}
          onClick={onPick}
        >
          <KeyBadge hotkey={hotkey} />
          {name}
        </button>
      ))}
    </div>
  );
}

function KeyBadge({ hotkey }: { readonly hotkey: unknown }): JSX.Element | null {
  return hotkey === undefined ? null : (
    <kbd class="tb-badge" aria-hidden="true">
      {coerced(hotkey).toUpperCase()}
    </kbd>
  );
}

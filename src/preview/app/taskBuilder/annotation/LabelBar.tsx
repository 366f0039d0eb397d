import type { JSX } from 'preact';
import { colorOf, imageColors, textColors } from './palette';

export interface LabelChoice {
  readonly label: string;
  readonly value: string;
}

interface LabelBarProps {
  readonly labels: readonly LabelChoice[];
  readonly keys: readonly string[] | undefined;
  readonly active: string | undefined;
  readonly disabled: boolean;
  readonly kind: 'image' | 'text';
  readonly onPick: (value: string) => void;
  readonly onRemove: (() => void) | undefined;
}

export function LabelBar(props: LabelBarProps): JSX.Element | null {
  if (props.labels.length === 0 && !props.onRemove) return null;
  const values = props.labels.map((one) => one.value);
  const palette = props.kind === 'image' ? imageColors : textColors;
  return (
    <div class="tb-label-bar" role="group" aria-label="Labels">
      {props.labels.map(({ label, value }, i) => (
        <button
          type="button"
          class="tb-label-button"
          aria-pressed={props.active === value}
          disabled={props.disabled}
          // The selection of text must survive the click.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => props.onPick(value)}
        >
          {props.keys?.[i] === undefined ? null : (
            <kbd class="tb-badge" aria-hidden="true">
              {props.keys[i].toUpperCase()}
            </kbd>
          )}
          <span class="tb-label-tag" style={{ background: colorOf(value, values, palette) }} />
          {label}
        </button>
      ))}
      {props.onRemove ? (
        <button
          type="button"
          class="tb-label-button"
          disabled={props.disabled}
          onMouseDown={(event) => event.preventDefault()}
          onClick={props.onRemove}
        >
          × Remove
        </button>
      ) : null}
    </div>
  );
}

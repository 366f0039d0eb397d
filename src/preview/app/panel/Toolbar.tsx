import type { JSX } from 'preact';
import type { PreviewModel } from '../../model';

/** Widths of the stage, as CSS lengths. */
export const widths = {
  free: '100%',
  phone: '375px',
  tablet: '768px',
  desktop: '1280px',
} as const;

export type WidthName = keyof typeof widths;

const widthLabels: Readonly<Record<WidthName, string>> = {
  free: 'Free width',
  phone: 'Phone',
  tablet: 'Tablet',
  desktop: 'Desktop',
};

interface ToolbarProps {
  readonly model: PreviewModel | undefined;
  readonly row: number;
  readonly onRow: (row: number) => void;
  readonly width: WidthName;
  readonly onWidth: (width: WidthName) => void;
  readonly readOnly: boolean;
  readonly onReadOnly: (readOnly: boolean) => void;
  readonly location: string;
  readonly onLocation: (location: string) => void;
  readonly onReset: () => void;
}

export function Toolbar(props: ToolbarProps): JSX.Element {
  const { model } = props;
  return (
    <header class="toolbar" role="toolbar" aria-label="Preview">
      <span class="title" title={model?.title}>
        {model?.title ?? 'Loading the preview…'}
      </span>
      {model ? <RowPicker {...props} model={model} /> : null}
      <select
        aria-label="Width"
        value={props.width}
        onChange={(event) => props.onWidth(event.currentTarget.value as WidthName)}
      >
        {(Object.keys(widths) as WidthName[]).map((name) => (
          <option value={name}>{widthLabels[name]}</option>
        ))}
      </select>
      {asksForLocation(model) ? (
        <input
          type="text"
          class="location"
          aria-label="Location"
          placeholder="latitude,longitude"
          title="Where the performer is meant to be"
          value={props.location}
          onChange={(event) => props.onLocation(event.currentTarget.value.trim())}
        />
      ) : null}
      <label class="toggle">
        <input
          type="checkbox"
          checked={props.readOnly}
          onChange={(event) => props.onReadOnly(event.currentTarget.checked)}
        />
        Review
      </label>
      <button type="button" class="quiet" onClick={props.onReset}>
        Start over
      </button>
    </header>
  );
}

function RowPicker({
  model,
  row,
  onRow,
}: ToolbarProps & { readonly model: PreviewModel }): JSX.Element {
  const count = model.tasks.length;
  if (model.tasksFrom !== 'rows') return <span class="rows">Sample task</span>;
  return (
    <span class="rows" role="group" aria-label="Row">
      <button
        type="button"
        class="quiet"
        aria-label="Previous row"
        disabled={row === 0}
        onClick={() => onRow(row - 1)}
      >
        ‹
      </button>
      <input
        type="number"
        aria-label="Row number"
        min={1}
        max={count}
        value={row + 1}
        onChange={(event) => onRow(within(event.currentTarget.valueAsNumber - 1, count))}
      />
      <span> of {count}</span>
      <button
        type="button"
        class="quiet"
        aria-label="Next row"
        disabled={row >= count - 1}
        onClick={() => onRow(row + 1)}
      >
        ›
      </button>
      <button
        type="button"
        class="quiet"
        aria-label="Random row"
        disabled={count < 2}
        onClick={() => onRow(Math.floor(Math.random() * count))}
      >
        ⤨
      </button>
    </span>
  );
}

function within(row: number, count: number): number {
  return Number.isFinite(row) ? Math.min(Math.max(0, Math.trunc(row)), count - 1) : 0;
}

function asksForLocation(model: PreviewModel | undefined): boolean {
  return JSON.stringify(model?.interface ?? null).includes('/data.location"');
}

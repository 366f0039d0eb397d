import type { JSX } from 'preact';
import type { PreviewModel } from '../../model';
import { DataBar, type DataProps } from './DataBar';
import { Icon } from './Icon';
import { frameOf, type FrameName, type View } from './view';
import { ViewMenu } from './ViewMenu';

interface ToolbarProps extends DataProps {
  readonly view: View;
  readonly change: (part: Partial<View>) => void;
  readonly picking: boolean;
  readonly onPick: () => void;
  readonly onReset: () => void;
}

const frameLabels: Readonly<Record<FrameName, string>> = {
  free: 'Free width',
  phone: 'Phone',
  tablet: 'Tablet',
  desktop: 'Desktop',
  custom: 'Width…',
};

export function Toolbar(props: ToolbarProps): JSX.Element {
  const { model, performer } = props.session;
  return (
    <header class="toolbar" role="group" aria-label="Preview">
      <div class="bar">
        <span class="title" title={model?.title}>
          {model?.title ?? 'Loading the preview…'}
        </span>
        <ViewControls {...props} />
      </div>
      {performer.mode === 'off' ? (
        <div class="bar">
          <DataBar {...props} />
        </div>
      ) : null}
    </header>
  );
}

function ViewControls(props: ToolbarProps): JSX.Element {
  const { session, view, change } = props;
  const { model, abilities, performer } = session;
  return (
    <>
      <FramePicker {...props} />
      <ViewMenu model={model} view={view} change={change} />
      {asksForLocation(model) ? <Location view={view} change={change} /> : null}
      {performer.mode === 'off' ? (
        <label class="toggle" title="The interface as it is in review: nothing can be changed">
          <input
            type="checkbox"
            checked={view.readOnly || model?.tasksFrom === 'assignment'}
            disabled={model?.tasksFrom === 'assignment'}
            onChange={(event) => change({ readOnly: event.currentTarget.checked })}
          />
          Review
        </label>
      ) : null}
      {abilities.includes('reveal') ? (
        <button
          type="button"
          class="quiet"
          aria-label="Pick an element"
          aria-pressed={props.picking}
          title="Pick an element to show its lines (Alt+click does the same)"
          onClick={props.onPick}
        >
          <Icon name="pick" />
        </button>
      ) : null}
      <button
        type="button"
        class="quiet"
        aria-label="Start over"
        title="Start over: forget these answers"
        onClick={props.onReset}
      >
        <Icon name="again" />
      </button>
    </>
  );
}

function FramePicker({ session, view, change }: ToolbarProps): JSX.Element {
  const frame = frameOf(view, session.model);
  return (
    <>
      <select
        aria-label="Width"
        value={frame}
        onChange={(event) => change({ frame: event.currentTarget.value as FrameName })}
      >
        {(Object.keys(frameLabels) as FrameName[]).map((name) => (
          <option key={name} value={name}>
            {frameLabels[name]}
          </option>
        ))}
      </select>
      {frame === 'custom' ? (
        <input
          type="number"
          aria-label="Width in pixels"
          min={160}
          max={3840}
          value={view.width}
          onChange={(event) => {
            const width = event.currentTarget.valueAsNumber;
            if (width >= 160 && width <= 3840) change({ width });
          }}
        />
      ) : null}
    </>
  );
}

function Location({ view, change }: Pick<ToolbarProps, 'view' | 'change'>): JSX.Element {
  return (
    <input
      type="text"
      class="location"
      aria-label="Location"
      placeholder="latitude,longitude"
      title="Where the performer is meant to be"
      value={view.location}
      onChange={(event) => change({ location: event.currentTarget.value.trim() })}
    />
  );
}

const asking = new WeakMap<PreviewModel, boolean>();

function asksForLocation(model: PreviewModel | undefined): boolean {
  if (!model) return false;
  const known = asking.get(model);
  if (known !== undefined) return known;
  const asks = JSON.stringify(model.interface).includes('/data.location"');
  asking.set(model, asks);
  return asks;
}

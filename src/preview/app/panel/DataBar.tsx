import type { JSX } from 'preact';
import type { DataChoice } from '../../data/choice';
import type { PreviewModel } from '../../model';
import { DataMenu } from './DataMenu';
import type { Host } from './host';
import { Icon, type IconName } from './Icon';
import type { Session } from './session';

export interface DataProps {
  readonly host: Host;
  readonly session: Session;
  readonly choose: (choice: DataChoice) => void;
}

type RowsChoice = Extract<DataChoice, { from: 'rows' }>;

/** Which tasks are shown: rows one after the other, and the menu for everything else. */
export function DataBar(props: DataProps): JSX.Element {
  const { session, choose } = props;
  const { model } = session;
  const choice = model?.choice;
  return (
    <>
      <DataMenu {...props} />
      {model && choice?.from === 'rows' ? (
        <Rows
          choice={choice}
          count={rowsOf(session, choice)}
          step={stepOf(model, choice)}
          choose={choose}
        />
      ) : null}
      {model?.mixer ? <PageToggle model={model} choose={choose} /> : null}
    </>
  );
}

interface RowsProps {
  readonly choice: RowsChoice;
  readonly count: { readonly rows: number; readonly state: 'going-on' | 'done' };
  /** Rows from one page to the next. */
  readonly step: number;
  readonly choose: (choice: DataChoice) => void;
}

function Rows({ choice, count, step, choose }: RowsProps): JSX.Element {
  const { row } = choice;
  const { rows } = count;
  const last = Math.max(rows, row + 1) - 1;
  const go = (to: number): void => {
    const at = Number.isFinite(to) ? Math.min(Math.max(0, Math.trunc(to)), last) : 0;
    if (at !== row) choose({ ...choice, row: at });
  };
  return (
    <span class="rows" role="group" aria-label="Row">
      <RowButton icon="previous" label="Previous row" off={row === 0} go={() => go(row - step)} />
      <input
        type="number"
        aria-label="Row number"
        min={1}
        max={last + 1}
        value={row + 1}
        onChange={(event) => go(event.currentTarget.valueAsNumber - 1)}
      />
      <span class="count">
        of {rows.toLocaleString('en')}
        {count.state === 'going-on' ? '…' : ''}
      </span>
      <RowButton icon="next" label="Next row" off={row + step > last} go={() => go(row + step)} />
      <RowButton
        icon="random"
        label="Random row"
        off={rows < 2}
        go={() => go(Math.floor(Math.random() * rows))}
      />
    </span>
  );
}

interface RowButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly off: boolean;
  readonly go: () => void;
}

function RowButton({ icon, label, off, go }: RowButtonProps): JSX.Element {
  return (
    <button
      type="button"
      class="quiet"
      aria-label={label}
      title={label}
      disabled={off}
      onClick={go}
    >
      <Icon name={icon} />
    </button>
  );
}

interface PageToggleProps {
  readonly model: PreviewModel;
  readonly choose: (choice: DataChoice) => void;
}

/** One task, or a page as the mixer lays it. */
function PageToggle({ model, choose }: PageToggleProps): JSX.Element | null {
  const { choice, mixer } = model;
  if (!choice || !mixer || !('layout' in choice)) return null;
  const mixed = choice.layout === 'mixed';
  const label = `Whole page: ${String(mixer.real)} main, ${String(mixer.golden)} golden, ${String(mixer.training)} training`;
  return (
    <button
      type="button"
      class="quiet"
      aria-label="Whole page"
      aria-pressed={mixed}
      title={label}
      onClick={() => choose({ ...choice, layout: mixed ? 'one' : 'mixed' })}
    >
      <Icon name="page" />
    </button>
  );
}

function stepOf({ mixer }: PreviewModel, { layout }: RowsChoice): number {
  return layout === 'mixed' && mixer && mixer.real > 0 ? mixer.real : 1;
}

function rowsOf({ files }: Session, { file, row }: RowsChoice): RowsProps['count'] {
  const info = files.find((one) => one.file === file);
  return info ? { rows: info.rows, state: info.counting } : { rows: row + 1, state: 'going-on' };
}

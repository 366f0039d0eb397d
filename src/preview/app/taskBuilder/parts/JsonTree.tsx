import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { printed } from '../../../core';
import { MoreButton } from './MoreButton';
import { useGrowing } from './useGrowing';

interface JsonTreeProps {
  readonly value: unknown;
  /** What the root is called. */
  readonly name?: string | undefined;
  /** How many levels stand open. */
  readonly open?: number;
}

/** A value as a tree whose branches fold; closed branches are not drawn. */
export function JsonTree({ value, name, open = 3 }: JsonTreeProps): JSX.Element {
  const label = name === undefined ? null : <span class="tb-json-key">{name}: </span>;
  if (typeof value === 'object' && value !== null) {
    return <Branch value={value} label={label} open={open} />;
  }
  return (
    <span class="tb-json">
      {label}
      <span class={`tb-json-${value === null ? 'null' : typeof value}`}>{leafText(value)}</span>
    </span>
  );
}

interface BranchProps {
  readonly value: object;
  readonly label: JSX.Element | null;
  readonly open: number;
}

function Branch({ value, label, open }: BranchProps): JSX.Element {
  const [isOpen, setOpen] = useState(open > 0);
  const entries = Object.entries(value) as [string, unknown][];
  const { count, end, grow } = useGrowing(isOpen ? entries.length : 0);
  const brackets = Array.isArray(value)
    ? `[${String(entries.length)}]`
    : `{${String(entries.length)}}`;
  return (
    <details
      class="tb-json"
      open={isOpen}
      onToggle={(event) => {
        event.stopPropagation();
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>
        {label}
        {brackets}
      </summary>
      {entries.slice(0, count).map(([key, item]) => (
        <div class="tb-json-entry" key={key}>
          <JsonTree value={item} name={key} open={open - 1} />
        </div>
      ))}
      {isOpen ? <MoreButton left={entries.length - count} end={end} onMore={grow} /> : null}
    </details>
  );
}

function leafText(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : printed(value) || 'undefined';
}

import type { JSX } from 'preact';
import { printed } from '../../../core';

/** A value as a tree whose branches fold. */
export function JsonTree({ value }: { readonly value: unknown }): JSX.Element {
  if (typeof value !== 'object' || value === null) {
    return <span class="tb-json">{printed(value)}</span>;
  }
  const entries = Object.entries(value) as [string, unknown][];
  return (
    <details class="tb-json" open>
      <summary>{Array.isArray(value) ? `[${String(entries.length)}]` : '{}'}</summary>
      {entries.map(([key, item]) => (
        <div class="tb-json-entry">
          <span class="tb-json-key">{key}</span>: <JsonTree value={item} />
        </div>
      ))}
    </details>
  );
}

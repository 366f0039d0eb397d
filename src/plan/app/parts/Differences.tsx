import { useState } from 'preact/hooks';
import type { Difference } from '../../../deploy/compare';
import { valueText } from '../words';

/** More would hide the other steps. */
const first = 6;

/** Field by field: what the platform has and what it would get. */
export function Differences({
  differences,
  profile,
}: {
  differences: readonly Difference[];
  profile: string;
}) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? differences : differences.slice(0, first);
  const left = differences.length - shown.length;
  return (
    <>
      <table tabIndex={-1} data-heir>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">{profile} has</th>
            <th scope="col">The spec says</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ field, local, remote }) => (
            <tr key={field}>
              <th scope="row">{field}</th>
              <Value value={remote} side="old" />
              <Value value={local} side="new" />
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 && (
        <button class="link" onClick={() => setWhole(true)}>
          Show {left} more
        </button>
      )}
    </>
  );
}

function Value({ value, side }: { value: unknown; side: 'old' | 'new' }) {
  if (value === undefined) return <td class="absent">nothing, or the default</td>;
  return (
    <td>
      <code class={side}>{valueText(value)}</code>
    </td>
  );
}

import type { JSX } from 'preact';
import { viewsIn } from '../../../core';
import { Slot } from '../parts/Slot';
import type { Drawn } from './drawn';

export function ViewTable({ view }: Drawn): JSX.Element {
  const headers = view.slots('headers');
  const rows: readonly unknown[] = Array.isArray(view.props.items) ? view.props.items : [];
  return (
    <table class="tb-table">
      {headers.length > 0 ? (
        <thead>
          <tr>
            {headers.map((header) => (
              <th scope="col">
                <Slot view={header} />
              </th>
            ))}
          </tr>
        </thead>
      ) : null}
      <tbody>
        {rows.map((row) => (
          <tr>
            {viewsIn(row).map((cell) => (
              <td>
                <Slot view={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

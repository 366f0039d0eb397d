import { dollars, percent, whole } from '../../report/format';
import type { PoolReport } from '../../report/model';

/** Who in the crowd did what, on average over the seeds. */
export function GroupsTable({ pool: { groups } }: { pool: PoolReport }) {
  if (groups.length === 0) return <p class="none">Nobody in the crowd may see the pool.</p>;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Groups of the crowd">
      <table class="groups">
        <thead>
          <tr>
            {['Group', 'People', 'Answers', 'Right', 'Paid', 'Banned'].map((name, index) => (
              <th key={name} scope="col" class={index === 0 ? '' : 'number'}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={group.name}>
              <th scope="row">
                {group.name}
                {group.unwanted && <span class="tag">unwanted</span>}
              </th>
              <td class="number">{whole(group.performers)}</td>
              <td class="number">{Math.round(group.answers)}</td>
              <td class="number">{group.accuracy === undefined ? '–' : percent(group.accuracy)}</td>
              <td class="number">{dollars(group.paid)}</td>
              <td class="number">{whole(group.banned)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

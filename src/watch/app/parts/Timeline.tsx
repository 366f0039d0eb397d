import type { Sample } from '../../view/runView';
import { clock, dollars } from '../../view/words';

const width = 320;
const height = 96;

/** Accepted recordings and money over time, each against its own largest value. */
export function Timeline({ history }: { history: readonly Sample[] }) {
  const first = history[0];
  const last = history.at(-1);
  if (!first || !last || last.at === first.at) return null;
  const x = ({ at }: Sample): number => (width * (at - first.at)) / (last.at - first.at);
  const path = (pick: (sample: Sample) => number): string => {
    const most = Math.max(...history.map(pick), 1e-9);
    return history
      .map((sample, index) => {
        const y = height - 4 - ((height - 8) * pick(sample)) / most;
        return `${index === 0 ? 'M' : 'L'}${x(sample).toFixed(1)} ${y.toFixed(1)}`;
      })
      .join(' ');
  };
  return (
    <section class="box timeline" aria-label="Over time">
      <h2>Over time</h2>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        {[0.25, 0.5, 0.75].map((share) => (
          <path key={share} class="grid" d={`M0 ${height * share} H${width}`} />
        ))}
        <path class="heard" d={path(({ heard }) => heard)} />
        <path class="spent" d={path(({ spent }) => spent)} />
        <path class="accepted" d={path(({ accepted }) => accepted)} />
      </svg>
      <p class="legend">
        <span>
          <i class="swatch accepted" aria-hidden="true" /> {last.accepted} accepted
        </span>
        <span>
          <i class="swatch heard" aria-hidden="true" /> {last.heard} verified
        </span>
        <span>
          <i class="swatch spent" aria-hidden="true" /> {dollars(last.spent)} spent
        </span>
      </p>
      <Table history={history} />
    </section>
  );
}

/** The same for those who read rather than look. */
function Table({ history }: { history: readonly Sample[] }) {
  return (
    <details class="beside">
      <summary>Show as a table</summary>
      <div class="scroll" tabIndex={0} role="region" aria-label="The run over time">
        <table>
          <thead>
            <tr>
              {['Time', 'Judged texts', 'Verified', 'Accepted', 'Spent'].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {history.map((sample) => (
              <tr key={sample.at}>
                <th scope="row">{clock(sample.at)}</th>
                <td>{sample.classified}</td>
                <td>{sample.heard}</td>
                <td>{sample.accepted}</td>
                <td>{dollars(sample.spent)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

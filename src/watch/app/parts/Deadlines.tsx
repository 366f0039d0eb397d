import type { Deadline } from '../../view/runView';
import { untilText } from '../../view/words';

/** What runs out when, the next first. */
export function Deadlines({ deadlines }: { deadlines: readonly Deadline[] }) {
  const now = Date.now();
  return (
    <section class="box" aria-label="Deadlines">
      <h2>Deadlines</h2>
      {deadlines.length === 0 ? (
        <p class="none">Nothing runs out that anybody waits for.</p>
      ) : (
        <ul class="deadlines">
          {deadlines.map(({ kind, stage = '', at, level, message }) => (
            <li key={`${kind} ${stage}`} class={level}>
              <time dateTime={at} title={at}>
                {level === 'warning' ? '⚠ ' : ''}
                {untilText(at, now)}
              </time>
              <span>{message}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

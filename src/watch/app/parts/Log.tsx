import type { LogLine } from '../../view/runView';
import { clock } from '../../view/words';

const mostShown = 100;

/** The newest lines first; everything is in the output channel. */
export function Log({ log }: { log: readonly LogLine[] }) {
  return (
    <details class="box log" open>
      <summary>
        <h2>Log</h2>
      </summary>
      {log.length === 0 ? (
        <p class="none">Nothing was said yet.</p>
      ) : (
        <div class="scroll" tabIndex={0} role="region" aria-label="Log, newest first">
          <ol>
            {log
              .slice(-mostShown)
              .reverse()
              .map(({ at, level, message }, index) => (
                <li key={log.length - index} class={level}>
                  <time dateTime={new Date(at).toISOString()}>{clock(at)}</time>
                  <span>
                    {level !== 'info' && <strong>{level}: </strong>}
                    {message}
                  </span>
                </li>
              ))}
          </ol>
        </div>
      )}
    </details>
  );
}

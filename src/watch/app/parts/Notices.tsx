import type { Reach } from '../../protocol';
import type { RunView } from '../../view/runView';
import { looksAgainText } from '../../view/words';
import { PilotReport } from './PilotReport';

/** What a person must know or decide now; nothing when all goes well. */
export function Notices({ view, reach }: { view: RunView; reach: Reach }) {
  const { state, pilot } = view;
  const warnings = view.log.filter(
    ({ level, at }) => level === 'warning' && at >= view.attemptBegan && state.state !== 'finished',
  );
  return (
    <>
      {state.state === 'failed' && (
        <div class="notice failure" role="alert">
          <strong>The run could not go on.</strong>
          <p>{state.message}</p>
          <p class="quiet">All that was done is in the journal; nothing is paid or asked twice.</p>
        </div>
      )}
      {state.state === 'paused' && state.why !== 'pilot' && (
        <div class="notice warning" role={state.why === 'trouble' ? 'alert' : 'status'}>
          <strong>{state.message}</strong>
          {state.remedy !== undefined && <p>{state.remedy}</p>}
          {state.looksAgain !== undefined && <p>{looksAgainText(state.looksAgain)}</p>}
        </div>
      )}
      {state.state === 'stopped' && (
        <div class="notice" role="status">
          {state.message}
        </div>
      )}
      {pilot !== undefined && (
        <PilotReport pilot={pilot} isAsked={pilot.decision === 'asked' && reach === 'here'} />
      )}
      {warnings.length > 0 && (
        <ul class="notice warning" aria-label="Warnings">
          {warnings.slice(-3).map(({ at, message }) => (
            <li key={`${at} ${message}`}>{message}</li>
          ))}
        </ul>
      )}
    </>
  );
}

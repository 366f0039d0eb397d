import type { JSX } from 'preact';
import { useTask } from '../task';

export function ViewDebug(): JSX.Element {
  const { engine } = useTask();
  const { output, internal } = engine.store;
  return (
    <div class="tb-alert tb-alert-info">
      <pre class="tb-json">
        {JSON.stringify({ output, internal, valid: engine.view.valid }, undefined, 2)}
      </pre>
    </div>
  );
}

import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { JsonTree } from '../parts/JsonTree';
import { useTask } from '../task';
import type { Drawn } from './drawn';

/** What the task holds at the moment; with `insane` the console gets it, too. */
export function ViewDebug({ view }: Drawn): JSX.Element {
  const { engine } = useTask();
  const { output, internal } = engine.store;
  const { views } = engine.store.snapshot();
  const { valid } = engine.view;
  const insane = view.flag('insane');
  useEffect(() => {
    if (insane) console.log({ output, internal, views, valid });
  });
  return (
    <div class="tb-alert tb-alert-info tb-debug">
      <JsonTree value={output} name="output" />
      <JsonTree value={internal} name="internal" />
      <JsonTree value={views} name="view state" open={1} />
      <JsonTree value={valid} name="valid" />
    </div>
  );
}

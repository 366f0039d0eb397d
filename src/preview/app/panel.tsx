/** The page around the task: toolbar, frame, Submit, output and what the platform would say. */
import { render } from 'preact';
import { readAssets, readRemembered } from './panel/assets';
import { connectHost } from './panel/host';
import { Panel } from './panel/Panel';

const script = document.querySelector<HTMLScriptElement>('script[data-assets]');
if (script) {
  const root = document.getElementById('crowdsmith');
  const assets = readAssets(script);
  const remembered = readRemembered(script);
  if (root) {
    render(<Panel {...{ assets, remembered }} host={connectHost()} nonce={script.nonce} />, root);
  }
}

/** The page on which answers are judged. */
import { render } from 'preact';
import { readAssets, readRemembered } from '../../preview/app/panel/assets';
import { connectReviewHost } from './host';
import { ReviewPanel } from './ReviewPanel';

const script = document.querySelector<HTMLScriptElement>('script[data-assets]');
const root = document.getElementById('crowdsmith');
if (script && root) {
  const [assets, remembered] = [readAssets(script), readRemembered(script)];
  const host = connectReviewHost();
  render(<ReviewPanel {...{ assets, remembered, host }} nonce={script.nonce} />, root);
}

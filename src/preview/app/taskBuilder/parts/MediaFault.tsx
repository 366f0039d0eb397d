import type { JSX } from 'preact';
import { useTask } from '../task';

/** What stands over media that could not be loaded. */
export function MediaFault({
  url,
  reason,
}: {
  readonly url: string;
  readonly reason: string;
}): JSX.Element {
  const { say } = useTask();
  return (
    <div class="tb-media-fault" role="status">
      <div class="tb-media-fault-title">{say('notDisplayed')}</div>
      <div>{say('error', { reason })}</div>
      <div>{say('address', { url: shortened(url) })}</div>
    </div>
  );
}

/** A picture given as `data:` would fill the page with its own text. */
function shortened(url: string): string {
  return url.length > 300 ? `${url.slice(0, 300)}…` : url;
}

import type { JSX } from 'preact';

/** What stands over media that could not be loaded. */
export function MediaFault({
  url,
  reason,
}: {
  readonly url: string;
  readonly reason: string;
}): JSX.Element {
  return (
    <div class="tb-media-fault" role="status">
      <div class="tb-media-fault-title">Failed to display</div>
      <div>Error: {reason}</div>
      <div>URL: {url}</div>
    </div>
  );
}

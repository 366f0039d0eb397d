import type { JSX } from 'preact';
import { coerced, isWebAddress } from '../../../core';
import { MediaBox } from '../parts/MediaBox';
import { useTask } from '../task';
import type { Drawn } from './drawn';

/** A stand-in: the preview asks no network, so the page itself is not loaded. */
export function ViewIframe({ view }: Drawn): JSX.Element {
  const { openLink } = useTask();
  const url: unknown = view.text('url') ?? '';
  return (
    <MediaBox view={view} framed>
      <div class="tb-stand-in">
        <strong>Web page</strong>
        {isWebAddress(url) ? (
          <button type="button" class="tb-link" onClick={() => openLink(url)}>
            {url}
          </button>
        ) : (
          <span>{url === '' ? 'The address is empty' : `No http(s) address: ${coerced(url)}`}</span>
        )}
      </div>
    </MediaBox>
  );
}

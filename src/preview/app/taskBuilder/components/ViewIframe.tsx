import type { JSX } from 'preact';
import { coerced, isWebAddress } from '../../../core';
import { Icon } from '../parts/Icon';
import { MediaBox } from '../parts/MediaBox';
import { useTask } from '../task';
import type { Drawn } from './drawn';

/**
 * A page inside of the task. It is loaded only from hosts that the user allows, shut in as the task
 * itself is; elsewhere a stand-in tells its address, because the preview asks no network.
 */
export function ViewIframe({ view }: Drawn): JSX.Element {
  const { allowedHosts, say } = useTask();
  const url = view.text('url') ?? '';
  const allowed = isWebAddress(url) && allowedHosts.includes(new URL(url).origin);
  return (
    <MediaBox view={view} framed>
      {allowed ? (
        <iframe
          class="tb-iframe"
          title={view.text('label') ?? say('webPage')}
          src={url}
          sandbox="allow-scripts allow-forms"
          referrerpolicy="no-referrer"
          loading="lazy"
        />
      ) : (
        <StandIn url={url} />
      )}
    </MediaBox>
  );
}

function StandIn({ url }: { readonly url: unknown }): JSX.Element {
  const { openLink, say } = useTask();
  return (
    <div class="tb-stand-in">
      <Icon name="page" />
      <strong>{say('webPage')}</strong>
      {isWebAddress(url) ? (
        <button type="button" class="tb-link" onClick={() => openLink(url)}>
          {url}
        </button>
      ) : (
        <span>
          {url === '' ? say('addressEmpty') : say('notWebAddress', { url: coerced(url) })}
        </span>
      )}
    </div>
  );
}

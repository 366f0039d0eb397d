import type { JSX } from 'preact';
import { coerced, isWebAddress } from '../../../core';
import { useTask } from '../task';

interface WebLinkProps {
  readonly url: string;
  readonly text: string;
  readonly primary: boolean;
}

/** Opens through the host, and only http(s): anything else says so instead of running. */
export function WebLink({ url, text, primary }: WebLinkProps): JSX.Element {
  const { openLink, say } = useTask();
  const safe: boolean = isWebAddress(url);
  return (
    <a
      class={primary ? 'tb-link tb-link-primary' : 'tb-link'}
      href={safe ? url : undefined}
      role="link"
      tabindex={0}
      aria-disabled={safe ? undefined : true}
      rel="noreferrer"
      title={safe ? undefined : say('notOpened', { url: coerced(url) })}
      onClick={(event) => {
        event.preventDefault();
        if (safe) openLink(url);
      }}
      // A middle click, or one with Ctrl, would leave the frame without the host.
      onAuxClick={(event) => event.preventDefault()}
    >
      {text}
    </a>
  );
}

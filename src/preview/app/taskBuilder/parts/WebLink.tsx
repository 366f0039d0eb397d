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
  const { openLink } = useTask();
  const safe: boolean = isWebAddress(url);
  return (
    <a
      class={primary ? 'tb-link tb-link-primary' : 'tb-link'}
      href={safe ? url : '#'}
      title={safe ? undefined : `Cannot be opened: ${coerced(url)} is no http(s) address`}
      onClick={(event) => {
        event.preventDefault();
        if (safe) openLink(url);
      }}
    >
      {text}
    </a>
  );
}

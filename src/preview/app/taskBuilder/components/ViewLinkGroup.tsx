import type { JSX } from 'preact';
import { coerced, isRecord } from '../../../core';
import { WebLink } from '../parts/WebLink';
import type { Drawn } from './drawn';

export function ViewLinkGroup({ view }: Drawn): JSX.Element {
  const links = Array.isArray(view.props.links) ? view.props.links.filter(isRecord) : [];
  return (
    <div class="tb-links">
      {links.map((link) => {
        const url = coerced(link.url ?? '');
        return (
          <WebLink
            url={url}
            text={coerced(link.content ?? url)}
            primary={link.theme === 'primary'}
          />
        );
      })}
    </div>
  );
}

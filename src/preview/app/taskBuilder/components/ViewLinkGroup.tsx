import type { JSX } from 'preact';
import { coerced, isRecord } from '../../../core';
import { Badge } from '../parts/Badge';
import { WebLink } from '../parts/WebLink';
import type { Drawn } from './drawn';

export function ViewLinkGroup({ view }: Drawn): JSX.Element {
  const links = Array.isArray(view.props.links) ? view.props.links.filter(isRecord) : [];
  return (
    <div class="tb-links">
      {links.map((link, index) => {
        const url = coerced(link.url ?? '');
        return (
          <span class="tb-link-item" key={index}>
            <Badge deed={{ type: 'action.open-link', payload: url }} />
            <WebLink
              url={url}
              text={coerced(link.content ?? url)}
              primary={link.theme === 'primary'}
            />
          </span>
        );
      })}
    </div>
  );
}

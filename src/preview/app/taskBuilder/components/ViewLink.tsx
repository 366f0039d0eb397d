import type { JSX } from 'preact';
import { Badge } from '../parts/Badge';
import { WebLink } from '../parts/WebLink';
import type { Drawn } from './drawn';

export function ViewLink({ view }: Drawn): JSX.Element {
  const url = view.text('url') ?? '';
  return (
    <span>
      <Badge deed={{ type: 'action.open-link', payload: url }} />
      <WebLink url={url} text={view.text('content') ?? url} primary={false} />
    </span>
  );
}

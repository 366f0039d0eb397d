import type { JSX } from 'preact';
import { Badge } from '../parts/Badge';
import { MediaBox } from '../parts/MediaBox';
import { Player } from '../parts/Player';
import type { Drawn } from './drawn';

export function ViewVideo({ view }: Drawn): JSX.Element {
  return (
    <MediaBox view={view} framed>
      <Badge deed={{ type: 'action.play-pause', viewKey: view.key }} />
      <Player view={view} kind="video" />
    </MediaBox>
  );
}

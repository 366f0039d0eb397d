import type { JSX } from 'preact';
import { Badge } from '../parts/Badge';
import { Player } from '../parts/Player';
import type { Drawn } from './drawn';

export function ViewAudio({ view }: Drawn): JSX.Element {
  return (
    <div class="tb-audio">
      <Badge deed={{ type: 'action.play-pause', viewKey: view.key }} />
      <Player view={view} kind="audio" />
    </div>
  );
}

import type { JSX } from 'preact';
import { MediaBox } from '../parts/MediaBox';
import { Slot } from '../parts/Slot';
import type { Drawn } from './drawn';

export function ViewDeviceFrame({ view }: Drawn): JSX.Element {
  return (
    <MediaBox view={view} ratio={[9, 16]} framed={false}>
      <div class="tb-device">
        <div class="tb-device-screen">
          <Slot view={view.slot('content')} />
        </div>
      </div>
    </MediaBox>
  );
}

import type { JSX } from 'preact';
import { Hint } from '../parts/Hint';
import { MediaBox } from '../parts/MediaBox';
import { Slot } from '../parts/Slot';
import type { Drawn } from './drawn';

export function ViewDeviceFrame({ view }: Drawn): JSX.Element {
  const label = view.text('label');
  const hint = view.text('hint');
  return (
    <MediaBox view={view} ratio={[9, 16]} framed={false}>
      <div class="tb-device">
        <div class="tb-device-screen">
          {label === undefined && hint === undefined ? null : (
            <div class="tb-device-label">
              {label}
              {hint === undefined ? null : <Hint text={hint} />}
            </div>
          )}
          <Slot view={view.slot('content')} />
        </div>
      </div>
    </MediaBox>
  );
}

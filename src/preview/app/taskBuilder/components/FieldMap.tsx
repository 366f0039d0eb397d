import type { JSX } from 'preact';
import { MapStandIn } from '../parts/MapStandIn';
import { useTask } from '../task';
import type { Drawn } from './drawn';

/** The stored form is documented nowhere; `lat,lng` is what other places of the platform use. */
export function FieldMap({ view }: Drawn): JSX.Element | null {
  const { change, say } = useTask();
  const { field } = view;
  if (!field) return null;
  const own = typeof field.value === 'string' ? field.value : undefined;
  const onPick = field.disabled ? undefined : (place: string): void => change(view, place);
  return (
    <MapStandIn view={view} own={own} onPick={onPick}>
      <input
        class="tb-input"
        aria-label={say('placeOnMap')}
        placeholder="55.7558,37.6173"
        value={own ?? ''}
        disabled={field.disabled}
        onChange={(event) => change(view, event.currentTarget.value || undefined)}
      />
    </MapStandIn>
  );
}

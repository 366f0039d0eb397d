import type { JSX } from 'preact';
import { MapStandIn } from '../parts/MapStandIn';
import type { Drawn } from './drawn';

export function ViewMap({ view }: Drawn): JSX.Element {
  return <MapStandIn view={view} />;
}

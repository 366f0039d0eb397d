import type { ComponentChildren, JSX } from 'preact';
import { coerced, isRecord, type ViewNode } from '../../../core';
import { useTask } from '../task';

interface MapStandInProps {
  readonly view: ViewNode;
  /** The performer's own marker, as `lat,lng`. */
  readonly own?: string | undefined;
  readonly onPick?: ((place: string) => void) | undefined;
  readonly children?: ComponentChildren;
}

const tileDegrees = 360;

/** A map without tiles: pins and areas stand where they would stand around the centre. */
export function MapStandIn({ view, own, onPick, children }: MapStandInProps): JSX.Element {
  const { say } = useTask();
  const center = placeOf(view.props.center) ?? { lat: 0, lng: 0 };
  const place = `${String(center.lat)}, ${String(center.lng)}`;
  // At zoom z the whole world is 2^z tiles wide; the stand-in is about three tiles wide.
  const span = (3 * tileDegrees) / 2 ** (view.number('zoom') ?? 10);
  const x = (place: Place): number => 50 + ((place.lng - center.lng) / span) * 100;
  const y = (place: Place): number => 50 - ((place.lat - center.lat) / span) * 100;
  return (
    <div class="tb-map">
      <svg
        viewBox="0 0 100 50"
        role="img"
        aria-label={say('map', { place })}
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          const right = (event.clientX - box.left) / box.width - 0.5;
          const down = (event.clientY - box.top) / box.height - 0.5;
          const lat = center.lat - (down * span) / 2;
          onPick?.(`${lat.toFixed(6)},${(center.lng + right * span).toFixed(6)}`);
        }}
      >
        <Grid />
        {listOf(view.props.polygons).map((polygon, index) => (
          <polygon
            points={listedPlaces(polygon.points)
              .map((place) => `${String(x(place))},${String(y(place) - 25)}`)
              .join(' ')}
            key={index}
            fill={colourOf(polygon.color, '#888888')}
            fill-opacity="0.4"
          />
        ))}
        {listOf(view.props.markers).map((marker, index) => {
          const place = placeOf(marker.position);
          return place ? (
            <Pin
              key={index}
              x={x(place)}
              y={y(place) - 25}
              color={colourOf(marker.color, '#d32f2f')}
              label={coerced(marker.label ?? '')}
            />
          ) : null;
        })}
        <OwnPin
          own={own}
          x={x}
          y={(place) => y(place) - 25}
          label={view.text('editableMarkerLabel') ?? ''}
        />
      </svg>
      <div class="tb-map-note">
        {say('map', { place })} ({say('mapPlain')})
      </div>
      {children}
    </div>
  );
}

interface Place {
  readonly lat: number;
  readonly lng: number;
}

function placeOf(value: unknown): Place | undefined {
  if (typeof value !== 'string') return undefined;
  const [lat, lng] = value.split(',').map(Number);
  return lat !== undefined && lng !== undefined && Number.isFinite(lat) && Number.isFinite(lng)
    ? { lat, lng }
    : undefined;
}

function listOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function listedPlaces(value: unknown): readonly Place[] {
  const places: readonly unknown[] = Array.isArray(value) ? value : [];
  return places.map(placeOf).filter((place) => place !== undefined);
}

/** A colour as the config gives it: `#` and hex digits. Anything else could name another resource. */
function colourOf(value: unknown, otherwise: string): string {
  const text = coerced(value ?? '');
  return /^#[0-9a-f]{3,8}$/i.test(text) ? text : otherwise;
}

interface OwnPinProps {
  readonly own: string | undefined;
  readonly x: (place: Place) => number;
  readonly y: (place: Place) => number;
  readonly label: string;
}

function OwnPin({ own, x, y, label }: OwnPinProps): JSX.Element | null {
  const place = placeOf(own);
  return place ? <Pin x={x(place)} y={y(place)} color="#1565c0" label={label} /> : null;
}

/** Lines that tell the ground from an empty box. */
function Grid(): JSX.Element {
  return (
    <path
      class="tb-map-grid"
      d="M10 0v50M30 0v50M50 0v50M70 0v50M90 0v50M0 5h100M0 25h100M0 45h100"
    />
  );
}

interface PinProps {
  readonly x: number;
  readonly y: number;
  readonly color: string;
  readonly label: string;
}

function Pin({ x, y, color, label }: PinProps): JSX.Element {
  return (
    <g class="tb-pin">
      <path d={`M${String(x)} ${String(y)}l-1.6 -2.8a1.85 1.85 0 1 1 3.2 0z`} fill={color} />
      <text x={x + 2.6} y={y - 2.6} font-size="2.4">
        {label}
      </text>
    </g>
  );
}

import type { JSX } from 'preact';
import { handlesOf, type Shape } from '../../../core';
import { colorOf, imageColors } from './palette';

/** In the picture's own pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

interface ShapeViewProps {
  readonly shape: Shape;
  readonly size: PictureSize;
  readonly labels: readonly string[];
  readonly selected: boolean;
  readonly draft?: boolean;
  /** Taken hold of by a corner, or (undefined) as a whole. */
  readonly onGrip: (handle: number | undefined, event: PointerEvent) => void;
}

export function ShapeView(props: ShapeViewProps): JSX.Element {
  const { shape, size, selected } = props;
  const color = colorOf(shape.label, props.labels, imageColors);
  // Lines and corners keep their size on the screen for pictures of any resolution.
  const unit = size.width / 400;
  const points = handlesOf(shape).map(({ left, top }) => ({
    x: left * size.width,
    y: top * size.height,
  }));
  return (
    <g class={`tb-shape ${selected ? 'tb-shape-selected' : ''}`} style={{ color }}>
      {shape.shape === 'point' ? null : (
        <polygon
          points={points.map(({ x, y }) => `${String(x)},${String(y)}`).join(' ')}
          stroke-width={unit}
          stroke-dasharray={props.draft ? String(unit * 3) : undefined}
          onPointerDown={(event) => props.onGrip(undefined, event)}
        />
      )}
      {selected || shape.shape === 'point'
        ? points.map(({ x, y }, handle) => (
            <circle
              cx={x}
              cy={y}
              r={unit * 2.5}
              stroke-width={unit}
              onPointerDown={(event) => props.onGrip(handle, event)}
            />
          ))
        : null}
    </g>
  );
}

import type { JSX } from 'preact';
import { handlesOf, type Shape } from '../../../core';
import { colorOf, imageColors } from './palette';
import type { PictureSize } from './usePicture';

interface ShapeViewProps {
  readonly shape: Shape;
  /** Place among the shapes; undefined for one that is still drawn. */
  readonly index: number | undefined;
  readonly size: PictureSize;
  /** Pixels of the picture under one pixel of the screen. */
  readonly unit: number;
  readonly labels: readonly string[];
  /** What it is, for those who do not see it. */
  readonly name: string;
  readonly selected: boolean;
}

/** Carries `data-shape` and, on its corners, `data-handle`, by which presses are told apart. */
export function ShapeView(props: ShapeViewProps): JSX.Element {
  const { shape, size, selected, unit, index } = props;
  const points = handlesOf(shape).map(({ left, top }) => ({
    x: left * size.width,
    y: top * size.height,
  }));
  const isDraft = index === undefined;
  const corners = selected || isDraft || shape.shape === 'point' ? points : [];
  return (
    <g
      class={`tb-shape ${selected ? 'tb-shape-selected' : ''} ${isDraft ? 'tb-shape-draft' : ''}`}
      style={{ color: colorOf(shape.label, props.labels, imageColors) }}
      data-shape={index}
      role={isDraft ? undefined : 'button'}
      tabindex={isDraft ? undefined : 0}
      aria-label={isDraft ? undefined : props.name}
      aria-pressed={isDraft ? undefined : selected}
    >
      {shape.shape === 'point' ? null : (
        <polygon points={points.map(({ x, y }) => `${String(x)},${String(y)}`).join(' ')} />
      )}
      {corners.map(({ x, y }, handle) => (
        <circle
          cx={x}
          cy={y}
          r={unit * (shape.shape === 'point' ? 6 : 5)}
          data-handle={isDraft ? undefined : handle}
          // Corners can be moved by the keyboard too; a point is its only corner.
          tabindex={selected && shape.shape !== 'point' ? 0 : undefined}
          role={selected && shape.shape !== 'point' ? 'button' : undefined}
          aria-label={selected ? `${props.name} ${String(handle + 1)}` : undefined}
        />
      ))}
    </g>
  );
}

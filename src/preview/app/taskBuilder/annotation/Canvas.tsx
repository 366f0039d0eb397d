import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import {
  inside,
  rectangleBetween,
  type Draft,
  type Editing,
  type Grip,
  type Shape,
  type Spot,
} from '../../../core';
import { ShapeView, type PictureSize } from './ShapeView';

interface CanvasProps {
  readonly url: string;
  readonly editing: Editing;
  readonly labels: readonly string[];
  readonly zoom: number;
  readonly onPress: (spot: Spot) => void;
  readonly onMove: (spot: Spot) => void;
  readonly onGrip: (grip: Grip) => void;
  readonly onRelease: () => void;
  readonly onFinish: () => void;
}

/** The picture with its shapes; reports where it is pressed, in fractions of the picture. */
export function Canvas(props: CanvasProps): JSX.Element {
  const { editing } = props;
  const svg = useRef<SVGSVGElement>(null);
  const size = usePictureSize(props.url);
  const spotOf = (event: MouseEvent): Spot => spotIn(svg.current, size, event);
  const side = `${String(props.zoom * 100)}%`;
  return (
    <div class="tb-annotation-canvas">
      <svg
        ref={svg}
        viewBox={`0 0 ${String(size.width)} ${String(size.height)}`}
        style={{ width: side, height: side }}
        class={editing.mode === 'select' ? '' : 'tb-annotation-drawing'}
        role="application"
        aria-label="Picture to annotate"
        onClick={(event) => props.onPress(spotOf(event))}
        onDblClick={props.onFinish}
        onPointerMove={(event) => props.onMove(spotOf(event))}
        onPointerUp={props.onRelease}
        onPointerLeave={props.onRelease}
      >
        <image href={props.url} width={size.width} height={size.height} />
        {editing.shapes.map((shape, index) => (
          <ShapeView
            key={index}
            shape={shape}
            size={size}
            labels={props.labels}
            selected={index === editing.selected}
            onGrip={(handle, event) => props.onGrip({ index, handle, last: spotOf(event) })}
          />
        ))}
        {editing.draft ? <DraftView draft={editing.draft} size={size} /> : null}
      </svg>
    </div>
  );
}

interface DraftViewProps {
  readonly draft: Draft;
  readonly size: PictureSize;
}

function DraftView({ draft, size }: DraftViewProps): JSX.Element {
  const start = draft.corners[0] ?? draft.pointer;
  const shape: Shape =
    draft.kind === 'rectangle'
      ? rectangleBetween(start, draft.pointer)
      : { shape: 'polygon', points: [...draft.corners, draft.pointer] };
  return (
    <ShapeView shape={shape} size={size} labels={[]} selected draft onGrip={() => undefined} />
  );
}

/** The picture's own size; a wide screen's shape until it is known. */
function usePictureSize(url: string): PictureSize {
  const [size, setSize] = useState<PictureSize>({ width: 1600, height: 900 });
  useEffect(() => {
    const picture = new Image();
    picture.onload = () =>
      setSize({ width: picture.naturalWidth || 1600, height: picture.naturalHeight || 900 });
    picture.src = url;
  }, [url]);
  return size;
}

function spotIn(svg: SVGSVGElement | null, size: PictureSize, event: MouseEvent): Spot {
  const matrix = svg?.getScreenCTM()?.inverse();
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
  return inside({ left: point.x / size.width, top: point.y / size.height });
}

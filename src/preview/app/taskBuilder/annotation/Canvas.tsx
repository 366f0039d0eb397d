import type { JSX, RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import {
  closes,
  gripped,
  inside,
  movedTo,
  pannedBy,
  pressedAt,
  rectangleBetween,
  zoomedAt,
  type Draft,
  type Editing,
  type Shape,
  type Spot,
  type Viewport,
} from '../../../core';
import { MediaFault } from '../parts/MediaFault';
import { useTask } from '../task';
import { ShapeView } from './ShapeView';
import { useUnit, type Picture, type PictureSize } from './usePicture';
import { usePress, type PressHandlers } from './usePress';

interface CanvasProps {
  readonly url: string;
  readonly picture: Picture;
  readonly editing: Editing;
  readonly labels: readonly string[];
  readonly labelledBy: string | undefined;
  readonly disabled: boolean;
  readonly viewport: Viewport;
  readonly onViewport: (next: (view: Viewport) => Viewport) => void;
  readonly onEdit: (next: (now: Editing) => Editing) => void;
  /** A click meant to close a polygon that has too few corners. */
  readonly onTooFew: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** Where the keyboard's pointer stands, while it is used. */
  readonly cursor: Spot | undefined;
}

/** How near to the first corner a click closes a polygon, in pixels of the screen. */
const closeReach = 10;

/** The picture with its shapes. Places on it are fractions of its width and height. */
export function Canvas(props: CanvasProps): JSX.Element {
  const { editing, viewport } = props;
  const { say } = useTask();
  const svg = useRef<SVGSVGElement>(null);
  const scene = useRef<SVGGElement>(null);
  const { size, state } = props.picture;
  const unit = useUnit(svg, size) / viewport.scale;
  const [hover, setHover] = useState<Spot | undefined>();
  const spotOf = (event: MouseEvent): Spot => spotIn(scene.current, size, event);
  const drag = useRef<DragMeaning>('pan');
  const press = usePress(
    pressHandlers(props, {
      drag,
      svg,
      spotOf,
      setHover,
      reach: (closeReach * unit) / size.width,
    }),
  );
  useWheel(svg, props.onViewport);
  const guide = props.cursor ?? hover;
  const draws = editing.mode !== 'select' && !props.disabled;
  const { x, y, scale } = viewport;
  return (
    <div class="tb-annotation-canvas">
      <svg
        ref={svg}
        viewBox={`0 0 ${String(size.width)} ${String(size.height)}`}
        class={draws ? 'tb-annotation-drawing' : ''}
        role="group"
        tabindex={0}
        aria-label={props.labelledBy === undefined ? say('pictureToAnnotate') : undefined}
        aria-labelledby={props.labelledBy}
        {...press}
        onPointerLeave={() => setHover(undefined)}
        onKeyDown={props.onKeyDown}
      >
        <g ref={scene} transform={`translate(${String(x)} ${String(y)}) scale(${String(scale)})`}>
          <image href={props.url} width={size.width} height={size.height} />
          {editing.shapes.map((shape, index) => (
            <ShapeView
              key={index}
              {...{ shape, index, size, unit, labels: props.labels }}
              name={`${say(shape.shape)} ${String(index + 1)}${shape.label === undefined ? '' : `, ${shape.label}`}`}
              selected={index === editing.selected}
            />
          ))}
          {editing.draft ? (
            <ShapeView
              {...{ size, unit, labels: props.labels, index: undefined, name: '', selected: true }}
              shape={draftShape(editing.draft, editing.label)}
            />
          ) : null}
          {draws && guide ? <Guides spot={guide} size={size} /> : null}
        </g>
      </svg>
      {state === 'failed' ? <MediaFault url={props.url} reason={say('noPicture')} /> : null}
    </div>
  );
}

/** What a drag does from its beginning to its end. */
type DragMeaning = 'pan' | 'grip' | 'box';

interface PressTools {
  readonly drag: { current: DragMeaning };
  readonly svg: RefObject<SVGSVGElement>;
  readonly spotOf: (event: MouseEvent) => Spot;
  readonly setHover: (spot: Spot) => void;
  /** As a fraction of the picture. */
  readonly reach: number;
}

/** What presses and drags mean in the present mode. */
function pressHandlers(props: CanvasProps, tools: PressTools): PressHandlers {
  const { editing, disabled, onEdit } = props;
  const { spotOf } = tools;
  const dragsBox = editing.mode === 'rectangle' && !disabled;
  const pan = (by: { readonly x: number; readonly y: number }): void => {
    const matrix = tools.svg.current?.getScreenCTM();
    const factor = matrix ? 1 / matrix.a : 1;
    props.onViewport((view) => pannedBy(view, { x: by.x * factor, y: by.y * factor }));
  };
  return {
    onHover: (event) => {
      tools.setHover(spotOf(event));
      if (editing.draft) onEdit((now) => movedTo(now, spotOf(event)));
    },
    onClick: (event) => {
      if (disabled) return;
      const spot = spotOf(event);
      if (editing.mode === 'select') onEdit((now) => ({ ...now, selected: shapeAt(event) }));
      else {
        if (isTooFew(editing.draft, spot, tools.reach)) props.onTooFew();
        else onEdit((now) => pressedAt(now, spot, tools.reach));
      }
    },
    onDragStart: (event) => {
      const index = shapeAt(event);
      tools.drag.current = 'pan';
      if (dragsBox) {
        tools.drag.current = 'box';
        if (!editing.draft) onEdit((now) => pressedAt(now, spotOf(event)));
      } else if (!disabled && editing.mode === 'select' && index !== undefined) {
        tools.drag.current = 'grip';
        const grip = { index, handle: numberOf(event.target, 'data-handle'), last: spotOf(event) };
        onEdit((now) => gripped(now, grip));
      }
    },
    onDrag: (event, by) => {
      tools.setHover(spotOf(event));
      if (tools.drag.current === 'pan') pan(by);
      else onEdit((now) => movedTo(now, spotOf(event)));
    },
    onDragEnd: (event) => {
      if (tools.drag.current === 'box') onEdit((now) => pressedAt(now, spotOf(event)));
      else onEdit((now) => ({ ...now, grip: undefined }));
    },
  };
}

function isTooFew(draft: Draft | undefined, spot: Spot, reach: number): boolean {
  return draft !== undefined && draft.corners.length < 3 && closes(draft, spot, reach);
}

/** The wheel zooms where the pointer is, and does not scroll the page. */
function useWheel(svg: RefObject<SVGSVGElement>, onViewport: CanvasProps['onViewport']): void {
  const zoom = useRef(onViewport);
  zoom.current = onViewport;
  useEffect(() => {
    const element = svg.current;
    const turn = (event: WheelEvent): void => {
      event.preventDefault();
      const matrix = element?.getScreenCTM()?.inverse();
      const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
      zoom.current((view) => zoomedAt(view, event.deltaY < 0 ? 1.15 : 1 / 1.15, { x, y }));
    };
    element?.addEventListener('wheel', turn, { passive: false });
    return () => element?.removeEventListener('wheel', turn);
  }, []);
}

function draftShape(draft: Draft, label: string | undefined): Shape {
  const start = draft.corners[0] ?? draft.pointer;
  const shape: Shape =
    draft.kind === 'rectangle'
      ? rectangleBetween(start, draft.pointer)
      : { shape: 'polygon', points: [...draft.corners, draft.pointer] };
  return label === undefined ? shape : { ...shape, label };
}

function Guides({ spot, size }: { readonly spot: Spot; readonly size: PictureSize }): JSX.Element {
  const [x, y] = [spot.left * size.width, spot.top * size.height];
  return (
    <g class="tb-guides">
      <line x1={x} x2={x} y1={0} y2={size.height} />
      <line x1={0} x2={size.width} y1={y} y2={y} />
    </g>
  );
}

function shapeAt(event: Event): number | undefined {
  const shape = event.target instanceof Element ? event.target.closest('[data-shape]') : null;
  return numberOf(shape, 'data-shape');
}

function numberOf(target: EventTarget | null, attribute: string): number | undefined {
  const text = target instanceof Element ? target.getAttribute(attribute) : null;
  return text === null ? undefined : Number(text);
}

function spotIn(scene: SVGGElement | null, size: PictureSize, event: MouseEvent): Spot {
  const matrix = scene?.getScreenCTM()?.inverse();
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
  return inside({ left: point.x / size.width, top: point.y / size.height });
}

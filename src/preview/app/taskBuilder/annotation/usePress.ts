import { useRef } from 'preact/hooks';

/** A press becomes a drag once it has gone this far, or lasted this long and moves at all. */
const dragPixels = 10;
const dragMs = 200;

export interface PressHandlers {
  /** Pressed and let go in one place. */
  readonly onClick: (event: PointerEvent) => void;
  readonly onDragStart: (start: PointerEvent) => void;
  readonly onDrag: (event: PointerEvent, by: { readonly x: number; readonly y: number }) => void;
  readonly onDragEnd: (event: PointerEvent) => void;
  /** Moved without being pressed. */
  readonly onHover: (event: PointerEvent) => void;
}

interface Press {
  readonly start: PointerEvent;
  readonly last: PointerEvent;
  readonly dragging: boolean;
}

interface PressListeners {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerUp: (event: PointerEvent) => void;
  readonly onPointerCancel: () => void;
}

/** Tells clicks from drags. */
export function usePress(handlers: PressHandlers): PressListeners {
  const press = useRef<Press | undefined>(undefined);
  return {
    onPointerDown: (event) => {
      if (event.button > 1) return;
      press.current = { start: event, last: event, dragging: false };
    },
    onPointerMove: (event) => {
      const held = press.current;
      if (!held) {
        handlers.onHover(event);
        return;
      }
      const dragging = held.dragging || isDrag(held.start, event);
      if (dragging && !held.dragging) {
        // From now on the pointer may leave the picture without being lost.
        if (event.currentTarget instanceof Element) {
          event.currentTarget.setPointerCapture(event.pointerId);
        }
        handlers.onDragStart(held.start);
      }
      if (dragging) {
        const { last } = held;
        handlers.onDrag(event, {
          x: event.clientX - last.clientX,
          y: event.clientY - last.clientY,
        });
      }
      press.current = { start: held.start, last: dragging ? event : held.last, dragging };
    },
    onPointerUp: (event) => {
      const held = press.current;
      press.current = undefined;
      if (held?.dragging) handlers.onDragEnd(event);
      else if (held) handlers.onClick(held.start);
    },
    onPointerCancel: () => {
      press.current = undefined;
    },
  };
}

function isDrag(start: PointerEvent, now: PointerEvent): boolean {
  const distance = Math.hypot(now.clientX - start.clientX, now.clientY - start.clientY);
  return distance > dragPixels || (distance > 1 && now.timeStamp - start.timeStamp > dragMs);
}

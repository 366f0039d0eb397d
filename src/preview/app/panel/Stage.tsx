import type { JSX, RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PreviewModel } from '../../model';
import { frameOf, widthOf, type View } from './view';

interface StageProps {
  readonly model: PreviewModel | undefined;
  readonly view: View;
  /** Where frames are put. */
  readonly stage: RefObject<HTMLDivElement>;
}

interface Room {
  readonly width: number;
  readonly height: number;
}

/** The performer's screen: as wide as the device, zoomed, and made smaller where it does not fit. */
export function Stage({ model, view, stage }: StageProps): JSX.Element {
  const around = useRef<HTMLElement>(null);
  const [room, setRoom] = useState<Room>({ width: 0, height: 0 });
  useEffect(() => {
    if (!around.current) return undefined;
    const watch = new ResizeObserver(([entry]) => {
      if (entry) setRoom({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    watch.observe(around.current);
    return () => watch.disconnect();
  }, []);
  const frame = frameOf(view, model);
  const zoom = view.zoom / 100;
  const width = widthOf(view, frame) ?? room.width / zoom;
  const fit = room.width > 0 && width > 0 ? Math.min(1, room.width / (width * zoom)) : 1;
  const scale = zoom * fit;
  const style = {
    '--width': `${String(width)}px`,
    '--height': `${String(room.height / scale)}px`,
    '--scale': String(scale),
    width: `${String(width * scale)}px`,
  };
  const smaller =
    fit < 0.995 ? `${String(width)} px, shown at ${String(Math.round(scale * 100))} %` : '';
  return (
    <section
      class={`task theme-${view.theme} frame-${frame}`}
      role="region"
      aria-label="Task"
      ref={around}
    >
      <div class="stage" ref={stage} style={style} />
      {smaller === '' ? null : <small class="scale">{smaller}</small>}
    </section>
  );
}

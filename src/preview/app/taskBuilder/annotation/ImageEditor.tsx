/** Draws shapes on a picture: points, rectangles (two clicks) and polygons. */
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import {
  finished,
  gripped,
  labelled,
  movedTo,
  pressedAt,
  removedSelected,
  withMode,
  type Editing,
} from '../../../core';
import { Canvas } from './Canvas';
import { editingForKey } from './editingKeys';
import type { ImageEditorProps } from './imageEditorProps';
import { LabelBar } from './LabelBar';
import { Tools } from './Tools';
import { useKeys } from './useKeys';

export function ImageEditor(props: ImageEditorProps): JSX.Element {
  const { shapes, tools, labels, disabled, keys } = props;
  const isFresh = shapes.length === 0 && !disabled;
  const [own, setOwn] = useState<Omit<Editing, 'shapes'>>({
    mode: isFresh ? (tools[0] ?? 'select') : 'select',
  });
  const [zoom, setZoom] = useState(1);
  // Events may come faster than the page is drawn: each goes on from the newest state.
  const newest = useRef<Editing>({ ...own, shapes });
  newest.current = { ...own, shapes };

  const apply = (next: Editing): void => {
    if (disabled || next === newest.current) return;
    const changed = next.shapes !== newest.current.shapes;
    newest.current = next;
    setOwn(next);
    if (changed) props.onChange(next.shapes);
  };
  useKeys((key) => {
    const next = disabled ? undefined : editingForKey(newest.current, key, props);
    if (next) apply(next);
    return next !== undefined;
  });

  const picked = own.selected === undefined ? own.label : shapes[own.selected]?.label;
  const remove = (): void => apply(removedSelected(newest.current));
  return (
    <div class="tb-annotation">
      <Tools
        {...{ tools, disabled, keys, mode: own.mode }}
        onMode={(mode) => apply(withMode(newest.current, mode))}
        onZoom={(factor) => setZoom(factor === undefined ? 1 : Math.max(1, zoom * factor))}
        onClear={() => apply({ ...newest.current, shapes: [], selected: undefined })}
      />
      <Canvas
        url={props.url}
        editing={{ ...own, shapes }}
        labels={labels.map((one) => one.value)}
        zoom={zoom}
        onPress={(spot) => apply(pressedAt(newest.current, spot))}
        onMove={(spot) => apply(movedTo(newest.current, spot))}
        onGrip={(grip) => apply(gripped(newest.current, grip))}
        onRelease={() => apply({ ...newest.current, grip: undefined })}
        onFinish={() => apply(finished(newest.current))}
      />
      <LabelBar
        {...{ labels, disabled, kind: 'image', keys: keys?.labels, active: picked }}
        onPick={(label) => apply(labelled(newest.current, label))}
        onRemove={own.selected === undefined ? undefined : remove}
      />
    </div>
  );
}

import type { JSX } from 'preact';
import { isRecord, shapesOf, type ShapeKind } from '../../../core';
import { annotationKeys } from '../annotation/hotkeyOptions';
import { ImageEditor } from '../annotation/ImageEditor';
import { labelsOf } from '../annotation/labels';
import { labelledBy } from '../parts/Label';
import { MediaBox } from '../parts/MediaBox';
import { useTask } from '../task';
import type { Drawn } from './drawn';

const kinds: readonly ShapeKind[] = ['point', 'rectangle', 'polygon'];
const plugin = 'plugin.field.image-annotation.hotkeys';
const defaultKeys = {
  modes: { select: 'q', point: 'w', rectangle: 'e', polygon: 'r' },
  cancel: 'z',
  confirm: 'x',
};

export function FieldImageAnnotation({ view }: Drawn): JSX.Element | null {
  const { change, engine } = useTask();
  const { field } = view;
  if (!field) return null;
  const enabled = isRecord(view.props.shapes) ? view.props.shapes : undefined;
  return (
    <MediaBox view={view} framed>
      <ImageEditor
        url={view.text('image') ?? ''}
        shapes={shapesOf(field.value)}
        tools={enabled ? kinds.filter((kind) => Boolean(enabled[kind])) : kinds}
        labels={labelsOf(view)}
        disabled={field.disabled}
        labelledBy={labelledBy(view)}
        keys={annotationKeys(engine, plugin, defaultKeys)}
        onChange={(shapes) => change(view, shapes)}
      />
    </MediaBox>
  );
}

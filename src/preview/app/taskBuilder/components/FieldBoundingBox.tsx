import type { JSX } from 'preact';
import { shapesOf } from '../../../core';
import { ImageEditor } from '../annotation/ImageEditor';
import { labelledBy } from '../parts/Label';
import { MediaBox } from '../parts/MediaBox';
import { useTask } from '../task';
import type { Drawn } from './drawn';

/** The older editor: boxes and polygons without labels. */
export function FieldBoundingBox({ view }: Drawn): JSX.Element | null {
  const { change } = useTask();
  const { field } = view;
  if (!field) return null;
  return (
    <MediaBox view={view} framed>
      <ImageEditor
        url={view.text('image') ?? ''}
        shapes={shapesOf(field.value)}
        tools={['rectangle', 'polygon']}
        labels={[]}
        disabled={field.disabled}
        labelledBy={labelledBy(view)}
        keys={undefined}
        onChange={(shapes) => change(view, shapes)}
      />
    </MediaBox>
  );
}

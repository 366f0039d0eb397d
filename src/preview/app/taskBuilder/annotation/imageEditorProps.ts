import type { Shape, ShapeKind } from '../../../core';
import type { AnnotationKeys } from './hotkeyOptions';
import type { LabelChoice } from './LabelBar';

export interface ImageEditorProps {
  readonly url: string;
  readonly shapes: readonly Shape[];
  readonly tools: readonly ShapeKind[];
  readonly labels: readonly LabelChoice[];
  readonly disabled: boolean;
  readonly keys: AnnotationKeys | undefined;
  readonly onChange: (shapes: readonly Shape[]) => void;
}

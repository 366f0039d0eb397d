import type { Shape, ShapeKind } from '../../../core';
import type { AnnotationKeys } from './hotkeyOptions';
import type { LabelChoice } from './labels';

export interface ImageEditorProps {
  readonly url: string;
  readonly shapes: readonly Shape[];
  readonly tools: readonly ShapeKind[];
  readonly labels: readonly LabelChoice[];
  readonly disabled: boolean;
  /** Names the editor for those who do not see it. */
  readonly labelledBy: string | undefined;
  readonly keys: AnnotationKeys | undefined;
  readonly onChange: (shapes: readonly Shape[]) => void;
}

import type { Range } from '../text/position';

export interface Hover {
  readonly markdown: string;
  readonly range: Range;
}

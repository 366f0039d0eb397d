import type { ViewNode } from '../../../core';

/** What every drawing of a component gets. */
export interface Drawn {
  readonly view: ViewNode;
}

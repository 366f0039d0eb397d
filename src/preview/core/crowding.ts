/**
 * Lists of views beyond what a page can hold: the first are drawn, and a notice stands for the rest.
 * Lists of plain values are never cut.
 */
import { brokenView } from './brokenView';
import { solid, type ConfigNode } from './config';
import type { Props } from './machine';
import type { ViewNode } from './viewNode';

export const mostViews = 1000;

/** The items that get a view of their own from this template; all of them when it makes plain values. */
export function drawnItems(
  items: readonly unknown[],
  template: ConfigNode | undefined,
): readonly unknown[] {
  return items.length > mostViews && makesViews(template) ? items.slice(0, mostViews) : items;
}

/** What stands for items that were left out; undefined when none were. */
export function restNotice(props: Props, left: number): ViewNode | undefined {
  if (left <= 0) return undefined;
  const { node, scope } = props;
  const message = `The preview draws the first ${String(mostViews)} items; ${String(left)} more follow`;
  return brokenView(node, { ...scope, trail: `${scope.trail}/rest` }, message);
}

function makesViews(template: ConfigNode | undefined): boolean {
  const node = solid(template);
  return node.kind === 'component' && /^(view|layout|field|helper\.(if|switch)$)/.test(node.type);
}

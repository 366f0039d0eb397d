import type { ViewNode } from '../../../core';

/** Class of a row or column of views, with the gap its size asks for. */
export function stackClass(view: ViewNode): string {
  const direction = view.props.direction === 'horizontal' ? 'tb-horizontal' : 'tb-vertical';
  const gap = view.props.size === 's' ? 'tb-gap-s' : 'tb-gap-m';
  return `tb-stack ${direction} ${gap}`;
}

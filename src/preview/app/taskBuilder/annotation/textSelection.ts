import type { Stretch, StretchStep } from '../../../core';

/** The selected part of a box's text, in UTF-16 units from its beginning. */
export function selectedStretch(box: HTMLElement | null): Stretch | undefined {
  const selection = window.getSelection();
  if (!box || !selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  if (!box.contains(range.startContainer) || !box.contains(range.endContainer)) return undefined;
  const before = document.createRange();
  before.selectNodeContents(box);
  before.setEnd(range.startContainer, range.startOffset);
  return { offset: before.toString().length, length: range.toString().length };
}

export function selectStretch(box: HTMLElement | null, { offset, length }: Stretch): void {
  if (!box) return;
  const start = placeIn(box, offset);
  const end = placeIn(box, offset + length);
  if (start && end) {
    window.getSelection()?.setBaseAndExtent(start.node, start.offset, end.node, end.offset);
  }
}

function placeIn(box: HTMLElement, offset: number): { node: Node; offset: number } | undefined {
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  let left = offset;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (left <= length) return { node, offset: left };
    left -= length;
  }
  return undefined;
}

/** What an arrow key does to the selection; with Shift its end moves, with Ctrl by one letter. */
export function stepOf({ key, shiftKey, ctrlKey }: KeyboardEvent): StretchStep | undefined {
  if (key === 'ArrowRight') {
    if (!shiftKey) return 'next-word';
    return ctrlKey ? 'grow-letter' : 'grow';
  }
  if (key !== 'ArrowLeft') return undefined;
  if (!shiftKey) return 'previous-word';
  return ctrlKey ? 'shrink-letter' : 'shrink';
}

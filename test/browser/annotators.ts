/** Draws on pictures and marks texts with the mouse, as a performer would, until a value is reached. */
import type { Locator, Page } from 'playwright-core';
import type { Shape, Span, Spot } from '../../src/preview/core';

interface LabelOption {
  readonly label: string;
  readonly value: unknown;
}

/** Clears the picture, then draws the shapes of `value` one after another. */
export async function drawShapes(
  page: Page,
  field: Locator,
  value: unknown,
  labels: readonly LabelOption[],
): Promise<void> {
  const clear = field.getByRole('button', { name: 'Delete all' });
  if (await clear.isEnabled()) {
    await clear.click();
    await field.getByRole('button', { name: 'Yes' }).click();
  }
  for (const shape of value as readonly Shape[]) {
    if (shape.label === undefined) await releaseLabel(field);
    await pickTool(field, shape.shape);
    await drawShape(page, field, shape);
    const label = labels.find((one) => one.value === shape.label);
    if (label) await field.getByRole('button', { name: label.label, exact: true }).click();
  }
}

/** A label that waits for the next shape is picked again to wait no more. */
async function releaseLabel(field: Locator): Promise<void> {
  const waiting = field.locator('.tb-label-button[aria-pressed=true]');
  if ((await waiting.count()) > 0) await waiting.click();
}

export async function pickTool(field: Locator, kind: Shape['shape'] | 'select'): Promise<void> {
  const tool = field.getByRole('toolbar').getByRole('button', { name: new RegExp(kind, 'i') });
  if ((await tool.getAttribute('aria-pressed')) !== 'true') await tool.click();
}

async function drawShape(page: Page, field: Locator, shape: Shape): Promise<void> {
  for (const corner of cornersOf(shape)) {
    const { x, y } = await placeOn(field, corner);
    await page.mouse.move(x, y, { steps: 3 });
    await page.mouse.down();
    await page.mouse.up();
  }
}

function cornersOf(shape: Shape): readonly Spot[] {
  switch (shape.shape) {
    case 'point':
      return [shape];
    case 'rectangle':
      return [shape, { left: shape.left + shape.width, top: shape.top + shape.height }];
    case 'polygon':
      return [...shape.points, ...shape.points.slice(0, 1)];
  }
}

/** Where a place on the picture lies on the page. */
export async function placeOn(
  field: Locator,
  { left, top }: Spot,
): Promise<{ x: number; y: number }> {
  const picture = field.locator('.tb-annotation-canvas image');
  await picture.scrollIntoViewIfNeeded();
  const box = await picture.boundingBox();
  if (!box) throw new Error('the picture is not on the page');
  return { x: box.x + left * box.width, y: box.y + top * box.height };
}

/** Takes all labels away, then marks each stretch of `value`. */
export async function markText(
  page: Page,
  field: Locator,
  value: unknown,
  labels: readonly LabelOption[],
): Promise<void> {
  while ((await field.locator('mark').count()) > 0) {
    await field.locator('mark').first().click();
    await field.getByRole('button', { name: 'Remove' }).click();
  }
  for (const span of value as readonly Span[]) {
    await dragOver(page, field, span.offset, span.offset + span.length);
    const label = labels.find((one) => one.value === span.label);
    await field.getByRole('button', { name: label?.label ?? span.label, exact: true }).click();
  }
}

/** Selects text of a field by dragging the mouse from one offset to another. */
export async function dragOver(
  page: Page,
  field: Locator,
  from: number,
  to: number,
): Promise<void> {
  const text = field.locator('.tb-text-annotation-text');
  const frame = await text.evaluate(`(() => {
    const box = document.querySelector('.tb-text-annotation-text');
    const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    const place = (offset, side) => {
      walker.currentNode = box;
      let left = offset;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (left < node.length || (side === 'end' && left === node.length)) {
          const range = document.createRange();
          range.setStart(node, side === 'end' ? left - 1 : left);
          range.setEnd(node, side === 'end' ? left : left + 1);
          const rect = range.getBoundingClientRect();
          return { x: side === 'end' ? rect.right - 1 : rect.left + 1, y: rect.top + rect.height / 2 };
        }
        left -= node.length;
      }
    };
    return { start: place(${String(from)}, 'start'), end: place(${String(to)}, 'end') };
  })()`);
  const { start, end } = frame as Record<'start' | 'end', { x: number; y: number }>;
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(end.x, end.y, { steps: 5 });
  await page.mouse.up();
}

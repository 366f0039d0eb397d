/** Does in a browser what the steps of a vector say, as a performer would: clicks, types, presses. */
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { parsePath, readPath } from '../../src/preview/core';
import type { Step, Vector } from '../unit/preview/vectors';
import { drawShapes, markText } from './annotators';
import type { FrameBrowser } from './taskFrame';

interface Option {
  readonly label: string;
  readonly value: unknown;
}

export async function openVector(browser: FrameBrowser, vector: Vector): Promise<void> {
  const { output, readOnly, translations } = vector.options ?? {};
  const answer = output as Readonly<Record<string, unknown>> | undefined;
  const input = vector.input as Readonly<Record<string, unknown>>;
  await browser.open({
    config: vector.config,
    tasks: [{ input, ...(answer === undefined ? {} : { answer }) }],
    settings: { readOnly: readOnly ?? false },
    ...(translations === undefined ? {} : { translations }),
  });
}

/** Everything a step asks for but submitting, which has an outcome of its own. */
export async function perform(browser: FrameBrowser, vector: Vector, step: Step): Promise<void> {
  const { frame, page } = browser;
  if (step.set !== undefined) await setField(browser, vector, step);
  if (step.click !== undefined) await frame.getByText(step.click, { exact: true }).first().click();
  if (step.clickRadio !== undefined) {
    await frame.getByText(step.clickRadio, { exact: true }).first().click();
  }
  if (step.toggle !== undefined) {
    await frame.locator('input[type=checkbox]').nth(step.toggle).click();
  }
  if (step.hotkey !== undefined) {
    await frame.locator('body').click({ position: { x: 2, y: 2 } });
    await page.keyboard.press(step.hotkey);
  }
  if (step.media !== undefined) {
    const player = frame.locator('audio, video').nth(step.nth ?? 0);
    await player.dispatchEvent(step.media);
  }
  if (step.location) {
    const { latitude, longitude } = step.location;
    await browser.surround({ location: `${latitude},${longitude}` });
  }
}

async function setField(browser: FrameBrowser, vector: Vector, step: Step): Promise<void> {
  const place = step.set ?? '';
  const field = browser.frame.locator(`[data-path="${place}"]`).nth(step.nth ?? 0);
  const node = readPath(vector.config, parsePath(place)) as {
    readonly type: string;
    readonly options?: readonly Option[] | { readonly type: string };
    readonly labels?: readonly Option[];
  };
  switch (node.type) {
    case 'field.radio-group':
      return chooseRadio(field, node.options, step, vector);
    case 'field.select':
    case 'field.multi-select':
      return chooseFromMenu(field, node.options as readonly Option[], step);
    case 'field.tumbler':
      return field.getByRole('switch').setChecked(Boolean(step.to));
    case 'field.image-annotation':
      return drawShapes(browser.page, field, step.to, node.labels ?? []);
    case 'field.text-annotation':
      return markText(browser.page, field, step.to, node.labels ?? []);
    case 'field.date':
      return typeDate(field, String(step.to));
    default:
      return field.locator('input, textarea').first().fill(String(step.to));
  }
}

async function typeDate(field: Locator, to: string): Promise<void> {
  const input = field.locator('input').first();
  await input.click();
  await input.press('Control+A');
  await input.pressSequentially(to.replace(/\D/g, ''));
  await input.blur();
}

async function chooseRadio(
  field: Locator,
  options: unknown,
  step: Step,
  vector: Vector,
): Promise<void> {
  // Options made by a helper stand in the input.
  const list = Array.isArray(options)
    ? (options as readonly Option[])
    : (vector.input as { choices: readonly { id: string; title: string }[] }).choices.map(
        (one) => ({
          label: one.title,
          value: one.id,
        }),
      );
  const index = list.findIndex((option) => option.value === step.to);
  assert.notEqual(index, -1);
  await field.locator('input[type=radio]').nth(index).click();
}

async function chooseFromMenu(
  field: Locator,
  options: readonly Option[],
  step: Step,
): Promise<void> {
  const menu = field.getByRole('listbox');
  if (!(await menu.isVisible())) await field.getByRole('combobox').click();
  const item = (name: string): Locator => menu.getByRole('option', { name, exact: true });
  const labelOf = (value: unknown): string =>
    options.find((option) => option.value === value)?.label ?? '';
  if (step.clear) {
    await item('-').click();
    return;
  }
  if (!Array.isArray(step.to)) {
    await item(labelOf(step.to)).click();
    return;
  }
  // The value is a list in the order of the clicks: unpick everything, then pick in that order.
  for (const { label } of options) {
    if ((await item(label).getAttribute('aria-selected')) === 'true') await item(label).click();
  }
  for (const value of step.to) await item(labelOf(value)).click();
}

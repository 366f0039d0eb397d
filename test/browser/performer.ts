/** Does in a browser what the steps of a vector say, as a performer would: clicks, types, presses. */
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { PreviewModel } from '../../src/preview';
import { parsePath, readPath } from '../../src/preview/core';
import type { Step, Vector } from '../unit/preview/vectors';
import type { PreviewPage, PreviewSession } from './session';

interface Option {
  readonly label: string;
  readonly value: unknown;
}

export function modelOf(vector: Vector): PreviewModel {
  return {
    title: vector.name,
    interface: {
      kind: 'tb',
      config: vector.config,
      translations: vector.options?.translations ?? {},
    },
    inputSpec: {},
    outputSpec: {},
    tasks: [{ input: vector.input as Readonly<Record<string, unknown>> }],
    tasksFrom: 'rows',
  };
}

export async function openVector(session: PreviewSession, vector: Vector): Promise<PreviewPage> {
  const { output, readOnly } = vector.options ?? {};
  const preview = await session.open(modelOf(vector), async (page) => {
    if (output === undefined) return;
    const state = { output, internal: {}, touched: ['*'], attempted: false, views: {} };
    const kept = JSON.stringify(JSON.stringify([[0, [state]]]));
    await page.addInitScript(
      `if (window === top) sessionStorage.setItem('crowdsmith-preview', ${kept});`,
    );
  });
  if (readOnly) await preview.page.getByRole('checkbox', { name: 'Review' }).check();
  return preview;
}

export async function perform(preview: PreviewPage, vector: Vector, step: Step): Promise<void> {
  const { frame, page } = preview;
  if (step.set !== undefined) await setField(preview, vector, step);
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
    await frame
      .locator('audio, video')
      .nth(step.nth ?? 0)
      .dispatchEvent(step.media);
  }
  if (step.location) {
    const { latitude, longitude } = step.location;
    await page.getByLabel('Location').fill(`${latitude},${longitude}`);
    await page.getByLabel('Location').press('Enter');
  }
  if (step.submit) await preview.submit();
}

async function setField(preview: PreviewPage, vector: Vector, step: Step): Promise<void> {
  const place = step.set ?? '';
  const field = preview.frame.locator(`[data-path="${place}"]`).nth(step.nth ?? 0);
  const node = readPath(vector.config, parsePath(place)) as {
    readonly type: string;
    readonly options?: readonly Option[] | { readonly type: string };
    readonly format?: string;
  };
  const type = node.type;
  if (type === 'field.radio-group') {
    await chooseRadio(field, node.options, step, vector);
  } else if (type === 'field.select' || type === 'field.multi-select') {
    await chooseFromMenu(field, node.options as readonly Option[], step);
  } else if (type === 'field.tumbler') {
    await field.getByRole('switch').setChecked(Boolean(step.to));
  } else if (type === 'field.date') {
    await field.locator('input').fill(String(step.to).slice(0, 16));
    await field.locator('input').blur();
  } else {
    await field.locator('input, textarea').first().fill(String(step.to));
  }
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

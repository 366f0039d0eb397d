import assert from 'node:assert/strict';
import { loadVectors, type Expected, type Vector } from '../unit/preview/vectors';
import { openVector, perform } from './performer';
import { eventually } from './session';
import { FrameBrowser } from './taskFrame';

async function expectState(browser: FrameBrowser, expected: Expected | undefined): Promise<void> {
  if (!expected) return;
  await eventually(async () => {
    const [report] = await browser.reports();
    if (expected.output !== undefined) assert.deepEqual(report?.output, expected.output);
    if (expected.valid !== undefined) assert.equal(report?.valid, expected.valid);
    if (expected.internal !== undefined) await expectInternal(browser, expected.internal);
    await expectErrors(browser, expected);
    await expectPicture(browser, expected);
    if (expected.opened) assert.deepEqual(await browser.openedLinks(), expected.opened);
  });
}

async function expectInternal(browser: FrameBrowser, internal: unknown): Promise<void> {
  const [state] = (await browser.states()) as readonly { readonly internal: unknown }[];
  assert.deepEqual(JSON.parse(JSON.stringify(state?.internal)), internal);
}

async function expectErrors({ frame }: FrameBrowser, expected: Expected): Promise<void> {
  if (!expected.errors && expected.errorCount === undefined) return;
  // Errors inside of a closed block are on the page without showing.
  const lines = await frame.locator('.tb-errors .tb-error').allTextContents();
  if (expected.errors) assert.deepEqual(lines, expected.errors);
  if (expected.errorCount !== undefined) assert.equal(lines.length, expected.errorCount);
}

async function expectPicture(browser: FrameBrowser, expected: Expected): Promise<void> {
  const text = await browser.text();
  for (const shown of expected.shows ?? [])
    assert.ok(text.includes(shown), `"${shown}" in ${text}`);
  for (const hidden of expected.hides ?? []) {
    assert.ok(!text.split('\n').includes(hidden), `no "${hidden}" in ${text}`);
  }
  const places = (expected.order ?? []).map((part) => text.indexOf(part));
  assert.deepEqual(
    places,
    [...places].sort((left, right) => left - right),
  );
  for (const [selector, count] of Object.entries(expected.count ?? {})) {
    assert.equal(await browser.frame.locator(selector).count(), count, selector);
  }
  for (const [key, value] of Object.entries(expected.attr ?? {})) {
    const [selector = '', name = ''] = key.split('@@');
    assert.equal(await browser.frame.locator(selector).first().getAttribute(name), value, key);
  }
}

async function play(browser: FrameBrowser, vector: Vector): Promise<void> {
  await openVector(browser, vector);
  if (vector.compileFails) {
    await browser.frame.locator('.tb-broken').first().waitFor();
    await eventually(async () => assert.equal((await browser.reports())[0]?.valid, false));
    return;
  }
  await expectState(browser, vector.initially);
  for (const step of vector.steps ?? []) {
    await perform(browser, vector, step);
    if (step.submit) {
      const [report] = await browser.submit();
      assert.deepEqual(report?.valid ? report.output : null, step.submitted);
    }
    await expectState(browser, step.then);
  }
  assert.equal(await browser.frame.locator('.tb-broken').count(), 0);
}

describe('Template Builder in a real browser, played from vectors', () => {
  let browser: FrameBrowser;
  before(async () => {
    browser = await FrameBrowser.start();
  });
  after(() => browser.close());

  for (const vector of loadVectors()) it(vector.name, () => play(browser, vector));
});

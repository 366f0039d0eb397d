import assert from 'node:assert/strict';
import { loadVectors, type Expected, type Step, type Vector } from '../unit/preview/vectors';
import { openVector, perform } from './performer';
import { eventually, PreviewSession, type PreviewPage } from './session';

async function expectState(preview: PreviewPage, expected: Expected | undefined): Promise<void> {
  if (!expected) return;
  await eventually(async () => {
    const { output, valid } = await preview.state();
    if (expected.output !== undefined) assert.deepEqual(output, expected.output);
    if (expected.valid !== undefined) assert.equal(valid, expected.valid);
    await expectErrors(preview, expected);
    await expectPicture(preview, expected);
    if (expected.opened) assert.deepEqual(await preview.openedLinks(), expected.opened);
  });
}

async function expectErrors(preview: PreviewPage, expected: Expected): Promise<void> {
  if (!expected.errors && expected.errorCount === undefined) return;
  // Errors inside of a closed block are on the page without showing.
  const lines = await preview.frame.locator('.tb-errors .tb-error').allTextContents();
  if (expected.errors) assert.deepEqual(lines, expected.errors);
  if (expected.errorCount !== undefined) assert.equal(lines.length, expected.errorCount);
}

async function expectPicture(preview: PreviewPage, expected: Expected): Promise<void> {
  const text = await preview.text();
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
    assert.equal(await preview.frame.locator(selector).count(), count, selector);
  }
  for (const [key, value] of Object.entries(expected.attr ?? {})) {
    const [selector = '', name = ''] = key.split('@@');
    assert.equal(await preview.frame.locator(selector).first().getAttribute(name), value, key);
  }
}

async function expectSubmitted(preview: PreviewPage, step: Step): Promise<void> {
  await eventually(async () => {
    const { output, valid } = await preview.state();
    assert.equal(valid, step.submitted !== null);
    if (step.submitted !== null) assert.deepEqual(output, step.submitted);
  });
}

/** Drawing shapes by hand has tests of its own; a vector sets the finished value. */
function drawsByHand(vector: Vector): boolean {
  return vector.covers.some((type) => type.endsWith('-annotation'));
}

describe('Template Builder in a real browser, played from vectors', () => {
  let session: PreviewSession;
  before(async () => {
    session = await PreviewSession.start();
  });
  after(() => session.close());

  for (const vector of loadVectors()) {
    it(vector.name, async () => {
      const preview = await openVector(session, vector);
      try {
        if (vector.compileFails) {
          await preview.frame.locator('.tb-broken').waitFor();
          // The page hears of it by a message, a moment after it is drawn.
          await eventually(async () => assert.equal((await preview.state()).valid, false));
          return;
        }
        await expectState(preview, vector.initially);
        for (const step of drawsByHand(vector) ? [] : (vector.steps ?? [])) {
          await perform(preview, vector, step);
          if (step.submit) await expectSubmitted(preview, step);
          await expectState(preview, step.then);
        }
        assert.equal(await preview.frame.locator('.tb-broken').count(), 0);
      } finally {
        await preview.close();
      }
    });
  }
});

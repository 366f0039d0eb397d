import assert from 'node:assert/strict';
import { loadVectors, plain, PurePerformer, type Expected } from './vectors';

/** These need a picture on the screen: test/browser plays them. */
const drawnOnly = (step: { clickRadio?: string }): boolean => step.clickRadio !== undefined;

function expectState(performer: PurePerformer, expected: Expected | undefined): void {
  if (!expected) return;
  const { engine } = performer;
  if (expected.output !== undefined) assert.deepEqual(plain(engine.store.output), expected.output);
  if (expected.internal !== undefined) {
    assert.deepEqual(plain(engine.store.internal), expected.internal);
  }
  if (expected.errors) assert.deepEqual(performer.errors(), expected.errors);
  if (expected.errorCount !== undefined) {
    assert.equal(performer.errors().length, expected.errorCount);
  }
  if (expected.valid !== undefined) assert.equal(engine.view.valid, expected.valid);
  if (expected.opened) assert.deepEqual(performer.opened, expected.opened);
}

describe('Template Builder engine, played from vectors', () => {
  for (const vector of loadVectors()) {
    it(vector.name, function () {
      const performer = new PurePerformer(vector);
      if (vector.compileFails) {
        assert.equal(performer.engine.view.valid, false);
        return;
      }
      assert.deepEqual(performer.engine.view.problems, []);
      expectState(performer, vector.initially);
      const steps = vector.steps ?? [];
      if (steps.some(drawnOnly)) this.skip();
      for (const step of steps) {
        performer.do(step);
        expectState(performer, step.then);
      }
    });
  }
});

import assert from 'node:assert/strict';
import {
  actionTypes,
  collectorKeys,
} from '../../../../src/sandbox/domain/validation/qualityControl';
import { actions } from '../../../../src/sandbox/quality/actions';
import { collectors } from '../../../../src/sandbox/quality/collectors';
import { bansOf } from '../world';
import { acts } from './catalog/acts';
import { banning } from './catalog/banning';
import { reissuing } from './catalog/reissuing';
import { stageOf } from './catalog/stage';
import { trainings } from './catalog/trainings';

describe('the catalog of quality control, one person who trips a rule and one who does not', () => {
  for (const [collector, keys] of Object.entries(banning)) {
    for (const [key, scenario] of Object.entries(keys)) {
      it(`${collector}: ${key}`, () => {
        const stage = stageOf(collector, key, scenario);
        scenario.play(stage);
        assert.equal(bansOf(stage.world, stage.tripper), 1, 'the tripper');
        assert.equal(bansOf(stage.world, stage.other), 0, 'the other');
      });
    }
  }
  for (const [collector, keys] of Object.entries(reissuing)) {
    for (const [key, play] of Object.entries(keys)) it(`${collector}: ${key}`, play);
  }
  for (const [key, play] of Object.entries(trainings)) it(`TRAINING: ${key}`, play);
  for (const [action, play] of Object.entries(acts)) it(`action ${action}`, play);

  it('has no collector, condition or action without a scenario', () => {
    const played: Readonly<Record<string, readonly string[]>> = {
      ...Object.fromEntries(
        Object.entries(banning).map(([type, keys]) => [type, Object.keys(keys)]),
      ),
      ...Object.fromEntries(
        Object.entries(reissuing).map(([type, keys]) => [
          type,
          [...new Set(Object.keys(keys).map((key) => key.split(' ')[0]!))],
        ]),
      ),
      TRAINING: Object.keys(trainings),
    };
    for (const [collector, keys] of Object.entries(collectorKeys)) {
      assert.deepEqual([...(played[collector] ?? [])].sort(), [...keys].sort(), collector);
      assert.ok(collectors.has(collector), `${collector} is not evaluated`);
    }
    assert.deepEqual(Object.keys(acts).sort(), [...actionTypes].sort());
    for (const type of actionTypes) assert.ok(actions.has(type), `${type} does nothing`);
  });
});

import assert from 'node:assert/strict';
import { weightedVote } from '../../../../src/sandbox/domain/weightedConfidence';
import { createSkill, setUserSkill } from '../../../../src/sandbox/domain/skills';
import { addPerformer, openSetting, work } from '../world';

const answer = (label: string, accuracy: number): { label: string; accuracy: number } => ({
  label,
  accuracy,
});

describe('sandbox skill-weighted confidence', () => {
  // The platform's guide works these out for three options.
  const cases = [
    [[answer('OK', 0.7), answer('OK', 0.9)], 'OK', 0.977],
    [[answer('OK', 0.7), answer('BAD', 0.9)], 'BAD', 0.761],
    [[answer('OK', 0.7), answer('BAD', 0.9), answer('BAD', 0.8)], 'BAD', 0.962],
  ] as const;
  for (const [answers, label, confidence] of cases) {
    it(`is ${confidence} for ${answers.map((item) => `${item.label} by ${item.accuracy}`).join(', ')}`, () => {
      const vote = weightedVote(answers, 3);
      assert.equal(vote?.label, label);
      assert.ok(Math.abs(vote.confidence - confidence) < 0.001, String(vote.confidence));
    });
  }

  it('says nothing without answers', () => {
    assert.equal(weightedVote([], 3), undefined);
  });

  it('asks further people about unsure tasks until they are sure, or the limit is reached', () => {
    const overlapsAfter = (answers: readonly string[]): readonly unknown[] => {
      const config = {
        type: 'BASIC',
        max_overlap: 4,
        min_confidence: 0.95,
        fields: [{ name: 'is_correct' }],
      };
      const setting = openSetting({
        tasks: 5,
        overlap: 2,
        pool: { dynamic_overlap_config: { ...config, answer_weight_skill_id: '60000001' } },
      });
      const skill = createSkill(setting.world, { name: 'weight' });
      assert.equal(skill.id, '60000001');
      answers.forEach((given, index) => {
        const performer = addPerformer(setting.world, String(index));
        setUserSkill(setting.world, performer.id, skill.id, 90);
        work(setting, performer, { answer: given });
      });
      return setting.world.store.tasks.by('pool', setting.poolId).map(({ overlap }) => overlap);
    };
    assert.deepEqual(overlapsAfter(['yes', 'yes']), [2, 2, 2, 2, 2]);
    assert.deepEqual(overlapsAfter(['yes', 'no']), [3, 3, 3, 3, 3]);
    assert.deepEqual(overlapsAfter(['yes', 'no', 'yes']), [4, 4, 4, 4, 4]);
    assert.deepEqual(overlapsAfter(['yes', 'no', 'yes', 'no']), [4, 4, 4, 4, 4]);
  });
});

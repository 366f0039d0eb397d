import assert from 'node:assert/strict';
import { judge } from '../../../../../src/sandbox/domain/assignments';
import { putRestriction } from '../../../../../src/sandbox/domain/restrictions';
import { setUserSkill } from '../../../../../src/sandbox/domain/skills';
import type { Json } from '../../platform';
import { addPerformer, openSetting, work, type Setting } from '../../world';
import { manual } from './stage';

const reissue = (value: unknown, key: string, collector: string, extra: Json[] = []): Json => ({
  quality_control: {
    configs: [
      {
        collector_config: { type: collector },
        rules: [
          {
            conditions: [{ key, operator: 'EQ', value }, ...extra],
            action: { type: 'CHANGE_OVERLAP', parameters: { delta: 1 } },
          },
        ],
      },
    ],
  },
});

function overlapsOf({ world, poolId }: Setting): unknown[] {
  return world.store.tasks.by('pool', poolId).map(({ overlap }) => overlap);
}

/** Rules that change the overlap: what makes them act, and what does not. */
export const reissuing: Readonly<Record<string, Readonly<Record<string, () => void>>>> = {
  ASSIGNMENTS_ASSESSMENT: Object.fromEntries(
    (
      [
        ['assessment_event', 'REJECT', ['REJECTED'], ['ACCEPTED']],
        ['assessment_event', 'ACCEPT', ['ACCEPTED'], ['REJECTED']],
        ['assessment_event', 'ACCEPT_AFTER_REJECT', ['REJECTED', 'ACCEPTED'], ['REJECTED']],
        ['accepted_assignments_count', 1, ['ACCEPTED'], ['REJECTED']],
        ['rejected_assignments_count', 1, ['REJECTED'], ['ACCEPTED']],
        ['pending_assignments_count', 0, ['ACCEPTED'], []],
      ] as const
    ).map(([key, value, trips, stays]) => [
      `${key} ${value}`,
      () => {
        for (const [verdicts, expected] of [
          [trips, 2],
          [stays, 1],
        ] as const) {
          const pool = { ...manual, ...reissue(value, key, 'ASSIGNMENTS_ASSESSMENT') };
          const setting = openSetting({ tasks: 5, overlap: 1, pool });
          const { id } = work(setting, addPerformer(setting.world, 'a'));
          for (const status of verdicts) {
            const row = setting.world.store.assignments.get(id)!;
            judge(setting.world, row, { status, by: 'requester' });
          }
          assert.deepEqual(overlapsOf(setting), Array(5).fill(expected), verdicts.join());
        }
      },
    ]),
  ),
  USERS_ASSESSMENT: {
    'pool_access_revoked_reason RESTRICTION'() {
      const pool = reissue('RESTRICTION', 'pool_access_revoked_reason', 'USERS_ASSESSMENT');
      const setting = openSetting({ tasks: 5, overlap: 1, pool });
      const [banned, other] = ['banned', 'other'].map((key) => addPerformer(setting.world, key));
      work(setting, banned!);
      putRestriction(setting.world, { scope: 'POOL', poolId: setting.poolId, userId: other!.id });
      assert.deepEqual(overlapsOf(setting), [1, 1, 1, 1, 1]);
      putRestriction(setting.world, { scope: 'POOL', poolId: setting.poolId, userId: banned!.id });
      assert.deepEqual(overlapsOf(setting), [2, 2, 2, 2, 2]);
    },
    skill_id() {
      const skillId = '26366';
      const filter = { and: [{ category: 'skill', key: skillId, operator: 'GTE', value: 50 }] };
      const reason = { key: 'pool_access_revoked_reason', operator: 'EQ', value: 'SKILL_CHANGE' };
      const pool = { filter, ...reissue(skillId, 'skill_id', 'USERS_ASSESSMENT', [reason]) };
      const setting = openSetting({ tasks: 5, overlap: 1, pool });
      const { world } = setting;
      const performer = addPerformer(world, 'a');
      setUserSkill(world, performer.id, skillId, 80);
      work(setting, performer);
      setUserSkill(world, performer.id, '26377', 0);
      assert.deepEqual(overlapsOf(setting), [1, 1, 1, 1, 1]);
      setUserSkill(world, performer.id, skillId, 20);
      assert.deepEqual(overlapsOf(setting), [2, 2, 2, 2, 2]);
    },
  },
};

import { accessOf } from '../../../../../src/sandbox/domain/access';
import type { PerformerRow } from '../../../../../src/sandbox/domain/rows';
import type { Json } from '../../platform';
import { addPerformer, ban, openSetting, rule, work, type Manner, type Setting } from '../../world';

/** Two people and a pool with one rule. Only what `tripper` does may make the rule act. */
export interface Stage extends Setting {
  readonly tripper: PerformerRow;
  readonly other: PerformerRow;
}

export interface Scenario {
  readonly operator: string;
  readonly value: unknown;
  readonly parameters?: Json;
  readonly pool?: Json;
  readonly golden?: number;
  readonly overlap?: number;
  readonly tasks?: number;
  play(stage: Stage): void;
}

export const manual = { auto_accept_solutions: false, auto_accept_period_day: 10 };
export const does =
  (count: number, manner: Manner = {}) =>
  (stage: Stage, performer: PerformerRow): void => {
    for (let suite = 0; suite < count; suite++) work(stage, performer, manner);
  };

export const both =
  (
    tripper: (stage: Stage, performer: PerformerRow) => void,
    other: (stage: Stage, performer: PerformerRow) => void,
  ) =>
  (stage: Stage): void => {
    other(stage, stage.other);
    tripper(stage, stage.tripper);
  };

export function stageOf(
  collector: string,
  key: string,
  scenario: Scenario,
  action: Json = ban,
): Stage {
  const { operator, value, parameters = {}, pool = {}, golden = 0 } = scenario;
  const config = rule(collector, parameters, [[key, operator, value]], action);
  const setting = openSetting({
    tasks: scenario.tasks ?? 40,
    overlap: scenario.overlap ?? 5,
    golden,
    pool: { ...pool, quality_control: { configs: [config] } },
  });
  const tripper = addPerformer(setting.world, 'tripper');
  const other = addPerformer(setting.world, 'other');
  return { ...setting, tripper, other };
}

export function stateOf({ world, poolId }: Setting, performer: PerformerRow): string {
  return accessOf(world, performer, world.store.pools.get(poolId)!).state;
}

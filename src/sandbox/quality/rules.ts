import type { QualityControlConfig } from '../../spec/model';
import type { DomainEvent } from '../domain/events';
import type { PoolRow } from '../domain/rows';
import type { World } from '../domain/world';
import { actions } from './actions';
import type { Collector, Scope } from './collector';
import { forgottenAt } from './cleaning';
import { collectors } from './collectors';
import { allHold } from './conditions';
import { MajorityLedger } from './majorityLedger';
import { collectorOfRule, isSilenced, ruleName } from './ruleKey';
import { Timelines } from './timelines';
import { trainingRules } from './trainingRules';

type Rule = QualityControlConfig['rules'][number];

type Ledgers = Pick<Scope, 'majority' | 'timelines'>;

/** Evaluates the rules of pools and projects as answers and verdicts come in. */
export function watchRules(world: World): void {
  const majority = new MajorityLedger(world);
  const timelines = new Timelines(world);
  const ledgers = { majority, timelines };
  world.listen((event) => {
    for (const pool of poolsTouched(world, event)) {
      for (const config of configsOf(world, pool)) {
        evaluate(world, event, pool, config, ledgers);
      }
    }
  });
}

/** Events about a suite touch its pool; those about a person touch every pool that is not archived. */
function poolsTouched(world: World, event: DomainEvent): readonly PoolRow[] {
  if ('assignment' in event) {
    const pool = world.store.pools.get(event.assignment.poolId);
    return pool ? [pool] : [];
  }
  if (event.type !== 'restricted' && event.type !== 'skill-changed') return [];
  return [...world.store.pools.values()].filter((pool) => pool.status !== 'ARCHIVED');
}

/** The pool's own rules and those of its project. */
function configsOf(world: World, pool: PoolRow): readonly QualityControlConfig[] {
  if (pool.kind === 'training') return trainingRules(pool);
  const project = world.store.projects.get(pool.projectId);
  const own = pool.spec.quality_control?.configs ?? [];
  const shared = project?.spec.quality_control?.configs ?? [];
  return shared.length === 0 ? own : [...own, ...shared];
}

function evaluate(
  world: World,
  event: DomainEvent,
  pool: PoolRow,
  config: QualityControlConfig,
  ledgers: Ledgers,
): void {
  const collector = collectors.get(config.collector_config.type);
  if (!collector) return;
  for (const userId of collector.subjects(event, pool, ledgers.majority)) {
    config.rules.forEach((rule, index) => {
      if (isSilenced(world, pool, config, index)) return;
      const name = ruleName(config, index);
      const scope = scopeOf({ world, event, pool, config, ...ledgers, userId, rule: name });
      applyRule(collector, scope, rule, name);
    });
  }
}

function applyRule(collector: Collector, scope: Scope, rule: Rule, name: string): void {
  const measured = collector.measure(scope);
  if (!allHold(rule.conditions, measured)) return;
  const { firings } = scope.world;
  firings.set(name, (firings.get(name) ?? 0) + 1);
  const parameters = rule.action.parameters ?? {};
  actions.get(rule.action.type)?.apply({ scope, readings: measured, parameters, rule: name });
}

interface Ingredients extends Ledgers {
  readonly world: World;
  readonly event: DomainEvent;
  readonly pool: PoolRow;
  readonly config: QualityControlConfig;
  readonly userId: string;
  readonly rule: string;
}

function scopeOf({ world, event, pool, config, userId, rule, ...ledgers }: Ingredients): Scope {
  const parameters = config.collector_config.parameters ?? {};
  const size = parameters.history_size;
  const historySize = typeof size === 'number' ? size : undefined;
  const shared = historySize === undefined ? [pool] : sharingPools(world, pool, config);
  const forgotten = forgottenAt(world, pool, userId, collectorOfRule(rule));
  const since = Math.max(endOfBan(world, userId, rule), forgotten);
  return { world, event, pool, userId, parameters, historySize, pools: shared, since, ...ledgers };
}

/** A sliding window spans all pools of the project whose same collector has one too. */
function sharingPools(
  world: World,
  pool: PoolRow,
  { collector_config: { type } }: QualityControlConfig,
): readonly PoolRow[] {
  return world.store.pools
    .by('project', pool.projectId)
    .filter((other) =>
      configsOf(world, other).some(
        ({ collector_config: collector }) =>
          collector.type === type && collector.parameters?.history_size !== undefined,
      ),
    );
}

/** A temporary ban that is over starts its rule's count anew. */
function endOfBan(world: World, userId: string, rule: string): number {
  let end = 0;
  for (const ban of world.store.userRestrictions.by('user', userId)) {
    if (ban.rule === rule && (ban.willExpireAt ?? Infinity) <= world.clock.now()) {
      end = Math.max(end, ban.willExpireAt ?? 0);
    }
  }
  return end;
}

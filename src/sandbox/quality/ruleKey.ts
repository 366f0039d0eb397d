import type { QualityControlConfig } from '../../spec/model';
import type { PoolRow } from '../domain/rows';
import type { World } from '../domain/world';

/** A rule of a pool or project as people find it in the spec. */
export interface PlacedRule {
  /** Names the rule for as long as the spec keeps its order: `pool Paragraphs: 0.1`. */
  readonly key: string;
  readonly config: QualityControlConfig;
  readonly index: number;
  /** How a ban remembers the rule that made it. */
  readonly name: string;
}

/** All rules that apply to a pool: its own and its project's, in the order of their specs. */
export function rulesOf(world: World, pool: PoolRow): readonly PlacedRule[] {
  if (pool.kind === 'training') return [];
  const project = world.store.projects.get(pool.projectId)?.spec;
  return [
    ...placed(`pool ${pool.spec.private_name}`, pool.spec.quality_control?.configs ?? []),
    ...placed(`project ${project?.public_name ?? ''}`, project?.quality_control?.configs ?? []),
  ];
}

function placed(owner: string, configs: readonly QualityControlConfig[]): readonly PlacedRule[] {
  return configs.flatMap((config, place) =>
    config.rules.map((_rule, index) => ({
      key: `${owner}: ${place}.${index}`,
      config,
      index,
      name: ruleName(config, index),
    })),
  );
}

export function ruleName(
  { collector_config: collector }: QualityControlConfig,
  index: number,
): string {
  return `${collector.uuid ?? collector.type}:${index}`;
}

/** The collector that a rule of this name belongs to. */
export function collectorOfRule(name: string): string {
  return name.slice(0, name.lastIndexOf(':'));
}

/** Whether a simulation goes without this rule. */
export function isSilenced(
  world: World,
  pool: PoolRow,
  config: QualityControlConfig,
  index: number,
): boolean {
  const { silenced } = world;
  if (!silenced || silenced.size === 0) return false;
  const rule = rulesOf(world, pool).find((item) => item.config === config && item.index === index);
  return rule !== undefined && silenced.has(rule.key);
}

import { itemsOf, stringOf, valueAt, type SpecNode } from '../document/node';
import type { SpecDocument } from '../document/specDocument';
import { collectors, type Collector } from '../schema/collectors';

/** One collector of a spec's quality control, with its rules. */
export interface QualityConfig {
  readonly type: string;
  readonly typeNode: SpecNode;
  readonly collector: Collector;
  readonly parameters: SpecNode | undefined;
  readonly rules: readonly {
    readonly conditions: readonly SpecNode[];
    readonly action: SpecNode | undefined;
  }[];
}

/** The quality control of a project or pool; collectors of an unknown type are left to the schema. */
export function qualityConfigs(doc: SpecDocument): readonly QualityConfig[] {
  const known = configLists.get(doc);
  if (known) return known;
  const configs = configsIn(doc);
  configLists.set(doc, configs);
  return configs;
}

/** Many rules ask for the same list; documents never change. */
const configLists = new WeakMap<SpecDocument, readonly QualityConfig[]>();

function configsIn(doc: SpecDocument): readonly QualityConfig[] {
  if (doc.kind !== 'pool' && doc.kind !== 'project') return [];
  return itemsOf(doc.nodeAt(['quality_control', 'configs'])).flatMap((config) => {
    const collectorConfig = valueAt(config, 'collector_config');
    const typeNode = valueAt(collectorConfig, 'type');
    const type = stringOf(typeNode) ?? '';
    const collector = Object.hasOwn(collectors, type) ? collectors[type] : undefined;
    if (!typeNode || !collector) return [];
    const rules = itemsOf(valueAt(config, 'rules')).map((rule) => ({
      conditions: itemsOf(valueAt(rule, 'conditions')),
      action: valueAt(rule, 'action'),
    }));
    return [
      { type, typeNode, collector, parameters: valueAt(collectorConfig, 'parameters'), rules },
    ];
  });
}

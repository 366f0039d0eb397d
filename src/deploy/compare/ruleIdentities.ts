import { isPlainObject, type PlainObject } from '../../spec';
import { aligned } from './alignment';

/**
 * The object with the `uuid`s that its collectors have on the platform. The platform tells collectors
 * apart by them, also between pools; one that is sent without its own would begin to count anew.
 */
export function withRuleIdentities<T extends object>(local: T, remote: object): T {
  const [control, ours, theirs] = [controlOf(local), configsOf(local), configsOf(remote)];
  if (control === undefined || ours === undefined || theirs === undefined) return local;
  const identities = new Map<number, unknown>();
  const bare = theirs.map(withoutIdentity);
  for (const change of aligned(ours.map(withoutIdentity), bare, 'unordered')) {
    if (change.op === 'pair') identities.set(change.local, identityOf(theirs[change.remote]));
  }
  const configs = ours.map((config, i) => withIdentity(config, identities.get(i)));
  return { ...local, quality_control: { ...control, configs } };
}

function controlOf(object: object): PlainObject | undefined {
  const control = 'quality_control' in object ? object.quality_control : undefined;
  return isPlainObject(control) ? control : undefined;
}

function configsOf(object: object): readonly unknown[] | undefined {
  const configs = controlOf(object)?.configs;
  return Array.isArray(configs) ? (configs as readonly unknown[]) : undefined;
}

function collectorOf(config: unknown): PlainObject | undefined {
  const collector = isPlainObject(config) ? config.collector_config : undefined;
  return isPlainObject(collector) ? collector : undefined;
}

function identityOf(config: unknown): unknown {
  return collectorOf(config)?.uuid;
}

function withIdentity(config: unknown, uuid: unknown): unknown {
  const collector = collectorOf(config);
  if (!isPlainObject(config) || collector === undefined) return config;
  // What the author gave, and what is new, stays as it is.
  if (uuid === undefined || collector.uuid !== undefined) return config;
  return { ...config, collector_config: { ...collector, uuid } };
}

function withoutIdentity(config: unknown): unknown {
  const collector = collectorOf(config);
  if (!isPlainObject(config) || collector === undefined) return config;
  const kept = Object.entries(collector).filter(([key]) => key !== 'uuid');
  return { ...config, collector_config: Object.fromEntries(kept) };
}

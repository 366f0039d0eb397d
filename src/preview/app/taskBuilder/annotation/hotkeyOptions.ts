import { isRecord, type TaskEngine } from '../../../core';

export interface AnnotationKeys {
  readonly labels: readonly string[];
  readonly [name: string]: unknown;
}

const defaultLabels = ['1', '2', '3', '4', '5'];

/** Keys of an annotation plugin; undefined when the config has none. Each property has its default. */
export function annotationKeys(
  engine: TaskEngine,
  type: string,
  defaults: Readonly<Record<string, unknown>>,
): AnnotationKeys | undefined {
  const options = engine.pluginOptions(type);
  if (!options) return undefined;
  const labels = Array.isArray(options.labels) ? options.labels.map(String) : defaultLabels;
  return { ...defaults, ...options, labels };
}

/** The tool that a key of `modes` picks. */
export function modeFor(keys: AnnotationKeys, key: string): string | undefined {
  const modes = isRecord(keys.modes) ? keys.modes : {};
  return Object.keys(modes).find((mode) => modes[mode] === key);
}

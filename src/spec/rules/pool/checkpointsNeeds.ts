import { entryAt, valueAt } from '../../document/node';
import { qualityConfigs } from '../qualityConfigs';
import type { Rule } from '../rule';

/** Spot checks work on mixed pages and through the majority vote. */
export const checkpointsNeeds: Rule = (doc, report) => {
  const entry =
    doc.kind === 'pool'
      ? entryAt(valueAt(doc.root, 'quality_control'), 'checkpoints_config')
      : undefined;
  if (entry?.value.kind !== 'map') return;
  const lacks = [
    ...(valueAt(doc.root, 'mixer_config') ? [] : ['`mixer_config`']),
    ...(qualityConfigs(doc).some(({ type }) => type === 'MAJORITY_VOTE') ||
    !valueAt(entry.value, 'real_settings')
      ? []
      : ['a MAJORITY_VOTE collector']),
  ];
  if (lacks.length > 0)
    report.warning(
      'checkpoints-idle',
      entry.key,
      `Spot checks do nothing without ${lacks.join(' and ')}.`,
    );
};

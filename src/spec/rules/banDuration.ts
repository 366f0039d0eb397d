import { entryAt, stringOf, valueAt } from '../document/node';
import { qualityConfigs } from './qualityConfigs';
import type { Rule } from './rule';

/** A ban lasts a number of units, or it is permanent and has no number. */
export const banDuration: Rule = (doc, report) => {
  for (const { action } of qualityConfigs(doc).flatMap((config) => config.rules)) {
    if (stringOf(valueAt(action, 'type')) !== 'RESTRICTION_V2') continue;
    const parameters = valueAt(action, 'parameters');
    const unit = valueAt(parameters, 'duration_unit');
    const name = stringOf(unit);
    const duration = entryAt(parameters, 'duration');
    if (!unit || name === undefined) continue;
    if (name !== 'PERMANENT' && !duration)
      report.error(
        'ban-duration-missing',
        unit,
        `How many ${name.toLowerCase()}? Add \`duration\`, or use PERMANENT.`,
      );
    if (name === 'PERMANENT' && duration)
      report.warning(
        'ban-duration-idle',
        duration.key,
        'A permanent ban has no duration; this number is not used.',
      );
  }
};

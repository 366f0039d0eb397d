import { valueAt } from '../../document/node';
import { qualityConfigs } from '../qualityConfigs';
import type { Rule } from '../rule';

/** Captchas are counted only where they are shown. */
export const captchaFrequency: Rule = (doc, report) => {
  if (doc.kind !== 'pool' || valueAt(valueAt(doc.root, 'quality_control'), 'captcha_frequency'))
    return;
  for (const { type, typeNode } of qualityConfigs(doc))
    if (type === 'CAPTCHA')
      report.warning(
        'captcha-never-shown',
        typeNode,
        'This pool shows no captchas, so there is nothing to count. Add `captcha_frequency: LOW`.',
      );
};

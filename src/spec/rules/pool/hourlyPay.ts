import { numberOf, valueAt } from '../../document/node';
import type { Rule } from '../rule';

/** The time limit is generous: a tenth of the floor at the limit means too little at any speed. */
const share = 0.1;

/** Pay by the hour of somebody who uses the whole time limit, against a floor from the settings. */
export const hourlyPay: Rule = (doc, report, { hourlyFloor }) => {
  if (doc.kind !== 'pool' || hourlyFloor === undefined) return;
  const node = valueAt(doc.root, 'reward_per_assignment');
  const reward = numberOf(node);
  const seconds = numberOf(valueAt(doc.root, 'assignment_max_duration_seconds'));
  if (!node || reward === undefined || reward === 0 || seconds === undefined) return;
  const pay = (reward * 3600) / seconds;
  if (pay < hourlyFloor * share)
    report.warning(
      'pay-too-low',
      node,
      `Whoever needs the whole ${seconds} s earns ${pay.toFixed(2)} US dollars an hour; the settings want ${hourlyFloor}. Raise the reward, or shorten the page or its time limit.`,
    );
};

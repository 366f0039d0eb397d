import { itemsOf, numberOf, stringOf, valueAt, type SpecNode } from '../../document/node';
import { qualityConfigs } from '../qualityConfigs';
import type { Report } from '../../validate/report';
import { ToldOnce } from '../../validate/toldOnce';
import type { Rule } from '../rule';

/** Rates and skills count from 0 to 100; 0.8 is less than one percent. */
export const percentAsFraction: Rule = (doc, report) => {
  for (const { rules } of qualityConfigs(doc))
    for (const condition of rules.flatMap((rule) => rule.conditions))
      if (stringOf(valueAt(condition, 'key'))?.endsWith('_rate') === true)
        checkValue(valueAt(condition, 'value'), 'A rate', report);
  if (doc.kind === 'pool') visit(valueAt(doc.root, 'filter'), report);
};

const told = new ToldOnce();

function visit(node: SpecNode | undefined, report: Report): void {
  for (const item of [...itemsOf(valueAt(node, 'and')), ...itemsOf(valueAt(node, 'or'))])
    told.about(item, report, (inner) => {
      visit(item, inner);
    });
  if (stringOf(valueAt(node, 'category')) === 'skill')
    checkValue(valueAt(node, 'value'), 'A skill', report);
}

function checkValue(node: SpecNode | undefined, what: string, report: Report): void {
  const value = numberOf(node);
  if (!node || value === undefined || value <= 0 || value >= 1) return;
  const percent = String(Math.round(value * 1e6) / 1e4);
  report.warning(
    'percent-as-fraction',
    node,
    `${what} counts from 0 to 100, so this is less than one percent. Probably ${percent} is meant.`,
    [percent],
  );
}

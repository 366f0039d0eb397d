import { numberOf, valueAt } from '../document/node';
import type { Rule } from './rule';

/** The soft limit comes before the hard one, and what is kept back fits in. */
export const pipelineBudget: Rule = (doc, report) => {
  if (doc.kind !== 'pipeline') return;
  const budget = valueAt(doc.root, 'budget');
  const softNode = valueAt(budget, 'soft');
  const reserveNode = valueAt(budget, 'reserve');
  const [soft, hard, reserve] = [softNode, valueAt(budget, 'hard'), reserveNode].map(numberOf);
  if (softNode && soft !== undefined && hard !== undefined && soft > hard)
    report.error(
      'budget-crossed',
      softNode,
      `The soft limit (${soft}) is above the hard one (${hard}).`,
    );
  if (reserveNode && reserve !== undefined && hard !== undefined && reserve > hard)
    report.error(
      'budget-crossed',
      reserveNode,
      `The reserve (${reserve}) is more than the whole budget (${hard}).`,
    );
};

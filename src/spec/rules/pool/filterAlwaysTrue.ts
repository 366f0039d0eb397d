import { itemsOf, valueAt, type SpecNode } from '../../document/node';
import type { Report } from '../../validate/report';
import { ToldOnce } from '../../validate/toldOnce';
import type { Rule } from '../rule';
import { waysToPass } from './filterTerms';

/** Several NE (or NOT_IN) of one thing in one `or`: whoever is not one of them is another. */
export const filterAlwaysTrue: Rule = (doc, report) => {
  const filter = doc.kind === 'pool' ? valueAt(doc.root, 'filter') : undefined;
  if (filter) visit(filter, report);
};

const told = new ToldOnce();

function visit(node: SpecNode, report: Report): void {
  for (const item of [...itemsOf(valueAt(node, 'and')), ...itemsOf(valueAt(node, 'or'))])
    told.about(item, report, (inner) => {
      visit(item, inner);
    });
  const negated = itemsOf(valueAt(node, 'or')).flatMap((item) => {
    const [terms] = valueAt(item, 'and') || valueAt(item, 'or') ? [] : (waysToPass(item) ?? []);
    return (terms ?? []).filter(({ operator }) => operator === 'NE' || operator === 'NOT_IN');
  });
  for (const term of negated) {
    const other = negated.find(
      (one) => one !== term && one.subject === term.subject && one.value !== term.value,
    );
    if (other && negated.indexOf(other) < negated.indexOf(term))
      report.warning(
        'filter-always-true',
        term.node,
        'Whoever fails one of these passes the other, so that this `or` lets everybody in. Join them with `and`.',
      );
  }
}

import { entryAt, type SpecNode } from '../../document/node';
import type { Rule } from '../rule';
import { contradiction, waysToPass, type Term } from './filterTerms';

/** A filter lets somebody in, and every way through it can be gone. */
export const filterReach: Rule = (doc, report) => {
  const entry = doc.kind === 'pool' ? entryAt(doc.root, 'filter') : undefined;
  const ways = entry && waysToPass(entry.value);
  if (!ways) return;
  const closed = ways.flatMap((way) => contradiction(way) ?? noSuchSkill(way) ?? []);
  const blocked = ways.filter((way) => contradiction(way) ?? noSuchSkill(way)).length;
  if (blocked === 0) {
    if (ways.length === 0)
      report.warning('filter-excludes-everyone', entry.key, 'An empty `or` lets nobody in.');
    return;
  }
  const last = closed.at(-1);
  if (blocked === ways.length)
    report.warning(
      'filter-excludes-everyone',
      last?.node ?? entry.key,
      `Nobody can pass this filter: ${wordsOf(closed.slice(0, 2))} exclude each other.`,
    );
  else {
    // A condition is idle only when no way that holds it is open.
    const open = new Set<SpecNode>(
      ways
        .filter((way) => !contradiction(way) && !noSuchSkill(way))
        .flatMap((way) => way.map(({ node }) => node)),
    );
    for (const { node } of closed)
      if (!open.has(node))
        report.warning(
          'filter-part-unreachable',
          node,
          'Nobody who meets this condition passes the rest of the filter.',
        );
  }
};

/** Skills are 0 to 100. */
function noSuchSkill(way: readonly Term[]): readonly Term[] | undefined {
  const found = way.find(
    ({ subject, operator, value }) =>
      subject.startsWith('skill ') &&
      typeof value === 'number' &&
      ((operator === 'GT' && value >= 100) ||
        (operator === 'GTE' && value > 100) ||
        (operator === 'LT' && value <= 0) ||
        (operator === 'LTE' && value < 0)),
  );
  return found && [found];
}

function wordsOf(terms: readonly Term[]): string {
  const shown = terms.map(
    ({ subject, operator, value }) =>
      `\`${subject.split(' ').at(-1) ?? ''} ${operator} ${String(value)}\``,
  );
  return shown.length === 1
    ? `${shown[0] ?? ''} and the range of skills (0 to 100)`
    : shown.join(' and ');
}

import { entryAt, stringOf, valueAt } from '../../document/node';
import { waysToPass } from '../pool/filterTerms';
import type { Rule } from '../rule';
import { specOfId } from './specAt';

/** Tasks on a map are done in the mobile app: the pool's filter must say so. Source: guide, and an error code of its own. */
export const mapNeedsApp: Rule = (doc, report, outside) => {
  if (doc.kind !== 'pool') return;
  const project = specOfId(valueAt(doc.root, 'project_id'), outside);
  if (stringOf(valueAt(project?.doc.root, 'assignments_issuing_type')) !== 'MAP_SELECTOR') return;
  const filter = entryAt(doc.root, 'filter');
  const ways = filter ? waysToPass(filter.value) : [[]];
  const wanted = ways?.every((way) =>
    way.some(
      ({ subject, operator, value }) =>
        subject === 'computed client_type' && operator === 'EQ' && value === 'TOLOKA_APP',
    ),
  );
  const at = filter?.key ?? entryAt(doc.root, 'project_id')?.key;
  if (wanted === false && at)
    report.warning(
      'map-needs-app-filter',
      at,
      'The project puts tasks on a map, which only the mobile app shows. Add the condition `client_type` EQ TOLOKA_APP to the filter.',
    );
};

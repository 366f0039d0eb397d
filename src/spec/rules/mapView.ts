import { entryAt, stringOf, valueAt } from '../document/node';
import type { Rule } from './rule';

/** Field tasks need to say how they look on the map. */
export const mapView: Rule = (doc, report) => {
  if (doc.kind !== 'project') return;
  const entry = entryAt(doc.root, 'assignments_issuing_type');
  if (!entry || stringOf(entry.value) !== 'MAP_SELECTOR') return;
  if (valueAt(doc.root, 'assignments_issuing_view_config')) return;
  report.error(
    'map-view-missing',
    entry.value,
    'Tasks on a map need `assignments_issuing_view_config` with a title and a description.',
  );
};

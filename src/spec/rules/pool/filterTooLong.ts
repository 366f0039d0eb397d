import { jsonTextOf } from '../../document/jsonText';
import { entryAt } from '../../document/node';
import type { Rule } from '../rule';

/** Characters of JSON. Source: the platform's API description. */
const most = 10_000;

export const filterTooLong: Rule = (doc, report) => {
  const entry = doc.kind === 'pool' ? entryAt(doc.root, 'filter') : undefined;
  // Shared nodes may unfold to far more than stands in the file.
  if (!entry || doc.shared || entry.value.end - entry.value.start < most / 4) return;
  const { length } = jsonTextOf(entry.value);
  if (length > most)
    report.error(
      'filter-too-long',
      entry.key,
      `As JSON this filter has ${length} characters; the platform takes ${most}.`,
    );
};

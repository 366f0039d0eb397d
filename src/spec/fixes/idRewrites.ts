import type { SpecDocument } from '../document/specDocument';
import { literalIds } from '../rules/files/literalId';
import type { Outside } from '../validate/diagnostic';
import { replacement } from './edits';
import type { Fix, Fixer } from './fix';
import { inOneLine } from './written';

/** Names the spec that the lock file has for an id, instead of the id. */
export const replaceId: Fixer = (doc, { range }, outside) =>
  idRewrites(doc, doc.lines.offsetAt(range.start), outside).map((fix) => ({
    ...fix,
    preferred: true,
  }));

export function idRewrites(
  doc: SpecDocument,
  at: number,
  outside: Outside,
): readonly Omit<Fix, 'code'>[] {
  return literalIds(doc, outside)
    .filter(({ node }) => node.start <= at && at <= node.end)
    .map(({ node, spec }) => ({
      title: `Replace the id by the spec ${spec.path}`,
      preferred: false,
      edits: [replacement(doc, node, inOneLine({ $id: spec.path }, doc.format))],
    }));
}

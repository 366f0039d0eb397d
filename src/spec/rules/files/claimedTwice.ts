import { stringOf, valueAt } from '../../document/node';
import { joined } from '../../navigate/paths';
import type { Rule } from '../rule';

/** One remote object has one spec: of two, each would undo what the other one says. */
export const claimedTwice: Rule = (doc, report, outside) => {
  const node = valueAt(doc.root, 'id');
  const id = stringOf(node);
  if (!node || id === undefined || outside.path === undefined) return;
  const own = outside.path.slice(outside.path.lastIndexOf('/') + 1);
  const isOther = (path: string): boolean => joined('', path) !== own;
  const rival =
    outside
      .specs?.()
      .find(
        (spec) =>
          spec.doc.kind === doc.kind &&
          isOther(spec.path) &&
          stringOf(valueAt(spec.doc.root, 'id')) === id,
      )?.path ??
    outside
      .deployed?.()
      .find((entry) => entry.kind === doc.kind && entry.id === id && isOther(entry.path))?.path;
  if (rival !== undefined)
    report.error(
      'remote-object-claimed-twice',
      node,
      `${rival} describes the ${doc.kind} ${id}, too. Remove one of the two specs, or this \`id\`.`,
    );
};

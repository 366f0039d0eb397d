import { folderOf, joined } from '../../navigate/paths';
import { referencesIn } from '../../references/references';
import type { SpecDocument } from '../../document/specDocument';
import type { Outside } from '../../validate/diagnostic';
import type { Rule } from '../rule';
import { specAt } from './specAt';

/** A spec whose id is needed before it can be created would wait for itself. */
export const referenceCycle: Rule = (doc, report, outside) => {
  if (outside.path === undefined || !outside.specs) return;
  const name = outside.path.slice(outside.path.lastIndexOf('/') + 1);
  for (const { form, path, node } of referencesIn(doc)) {
    if (form !== '$id') continue;
    const way = wayBack(joined('', path), name, outside);
    if (!way) continue;
    const steps = [name, ...way, name].join(' → ');
    report.error(
      'reference-cycle',
      node,
      `This leads in a circle: ${steps}. Neither can be created first.`,
    );
  }
};

/** Specs on the way from one to the document at hand, which stands at `home`. */
function wayBack(start: string, home: string, outside: Outside): readonly string[] | undefined {
  if (start === home) return [];
  const from = new Map<string, string | undefined>([[start, undefined]]);
  const queue = [start];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const found = specAt(path, outside);
    for (const next of found ? idsIn(found.doc, path) : []) {
      if (next === home) return trail(from, path);
      if (from.has(next)) continue;
      from.set(next, path);
      queue.push(next);
    }
  }
  return undefined;
}

function idsIn(doc: SpecDocument, path: string): readonly string[] {
  return referencesIn(doc)
    .filter(({ form }) => form === '$id')
    .map((reference) => joined(folderOf(path), reference.path));
}

function trail(from: ReadonlyMap<string, string | undefined>, end: string): readonly string[] {
  const steps: string[] = [];
  for (let at: string | undefined = end; at !== undefined; at = from.get(at)) steps.unshift(at);
  return steps;
}

import type { SpecNode } from '../document/node';
import type { Schema } from '../schema/schema';
import type { Draft } from './report';

/** Against what a node is held, and where what it lacks is underlined: offsets from the node's start. */
interface Place {
  readonly schema: Schema;
  readonly ownerStart: number;
  readonly ownerEnd: number;
}

interface Findings extends Place {
  /** Offsets count from the node's start. */
  readonly drafts: readonly Draft[];
}

const findings = new WeakMap<SpecNode, readonly Findings[]>();

/**
 * What the schema says of a node depends on the node's text and its schema only. So it is looked for
 * once for each origin, and an edit costs the checking of what it touched.
 */
export function rememberedFindings(
  origin: SpecNode,
  place: Place,
  find: () => readonly Draft[],
): readonly Draft[] {
  const known = findings.get(origin) ?? [];
  for (const found of known) if (isSamePlace(found, place)) return found.drafts;
  const drafts = find();
  findings.set(origin, [...known.slice(-3), { ...place, drafts }]);
  return drafts;
}

function isSamePlace(a: Place, b: Place): boolean {
  return a.schema === b.schema && a.ownerStart === b.ownerStart && a.ownerEnd === b.ownerEnd;
}

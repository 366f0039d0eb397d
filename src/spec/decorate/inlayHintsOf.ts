import { numberOf, type ScalarNode } from '../document/node';
import type { SpecDocument } from '../document/specDocument';
import { remoteName } from '../hover/remoteNames';
import { durationOf } from '../hover/valueWords';
import { settle } from '../schema/settle';
import type { Position, Range } from '../text/position';
import type { Outside } from '../validate/outside';
import { priceHint } from './priceHint';
import { walkSchema, type Visit } from './walkSchema';

/** A few words behind a value. */
export interface InlayHint {
  readonly position: Position;
  readonly label: string;
  readonly tooltip?: string;
}

/** What numbers mean: prices of 1,000 answers, names of ids and regions, seconds as minutes. */
export function inlayHintsOf(
  doc: SpecDocument,
  range: Range,
  outside: Outside = {},
): readonly InlayHint[] {
  const span = {
    start: doc.lines.offsetAt(range.start),
    end: doc.lines.offsetAt(range.end),
  };
  const hints: InlayHint[] = [];
  walkSchema(doc, span, (visit) => {
    const { node } = visit;
    if (node.kind !== 'scalar' || node.start === node.end) return;
    const words = hintFor(doc, node, visit, outside);
    if (words) hints.push({ position: doc.lines.positionAt(node.end), ...words });
  });
  return hints;
}

export type HintWords = Omit<InlayHint, 'position'>;

function hintFor(
  doc: SpecDocument,
  node: ScalarNode,
  { schema, entry }: Visit,
  outside: Outside,
): HintWords | undefined {
  if (entry?.key.value === 'reward_per_assignment') return priceHint(doc, node, outside);
  const plain = settle(schema, node);
  if (plain.kind === 'text' && plain.idOf) {
    const name = remoteName(outside, plain.idOf, node.value);
    return name === undefined
      ? undefined
      : { label: name, tooltip: `The ${plain.idOf} with this id.` };
  }
  const number = numberOf(node);
  if (plain.kind !== 'number' || number === undefined) return undefined;
  const region = plain.names?.().get(number);
  const label = region ?? durationOf(number, plain.unit);
  return label === undefined ? undefined : { label };
}

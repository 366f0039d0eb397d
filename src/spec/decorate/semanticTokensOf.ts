import type { SpecNode } from '../document/node';
import type { SpecDocument } from '../document/specDocument';
import { partOf } from '../navigate/mention';
import { mentionsWithin } from '../navigate/mentions';
import { World } from '../navigate/world';
import { components } from '../schema/templateBuilder/components';
import type { Range } from '../text/position';
import type { Span } from '../validate/report';
import { walkSchema, type Visit } from './walkSchema';

export type TokenType = 'component' | 'form' | 'dataPath' | 'field';
export type TokenModifier = 'declaration' | 'input' | 'output';

/** What a grammar cannot tell from the text alone. On one line; tokens do not overlap. */
export interface SemanticToken {
  readonly range: Range;
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

interface Draft extends Span {
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

/** Types of components, `$` forms, data paths, and ids of fields, by position. */
export function semanticTokensOf(doc: SpecDocument, range?: Range): readonly SemanticToken[] {
  const within = {
    start: range ? doc.lines.offsetAt(range.start) : 0,
    end: range ? doc.lines.offsetAt(range.end) : doc.text.length,
  };
  const drafts: Draft[] = fieldTokens(doc, within);
  walkSchema(doc, within, (visit) => drafts.push(...tokensFor(doc, visit)));
  return separate(drafts)
    .map(({ start, end, type, modifiers }) => ({
      range: doc.lines.range(start, end),
      type,
      modifiers,
    }))
    .filter(({ range: { start, end } }) => start.line === end.line);
}

function fieldTokens(doc: SpecDocument, within: Span): Draft[] {
  return mentionsWithin(new World(doc, {}), within).flatMap(
    ({ target, role, start, end }): Draft[] => {
      if (target.kind !== 'field') return [];
      const declares = role === 'definition' ? (['declaration'] as const) : [];
      return [{ start, end, type: 'field', modifiers: [...declares, target.side] }];
    },
  );
}

const forms = new Set(['$file', '$id', '$tasks', '$ref', '$empty']);

function tokensFor(doc: SpecDocument, { node, entry, map }: Visit): readonly Draft[] {
  const tokens: Draft[] = [];
  if (entry && forms.has(String(entry.key.value)))
    tokens.push(...wholeText(doc, entry.key, 'form'));
  if (node.kind !== 'scalar' || typeof node.value !== 'string') return tokens;
  const key = entry?.key.value;
  const isType = key === 'type' && Object.hasOwn(components, node.value);
  if (isType && !isFieldSpec(node.value)) tokens.push(...wholeText(doc, node, 'component'));
  if (key === 'path' && isDataSource(map)) tokens.push(...wholeText(doc, node, 'dataPath'));
  return tokens;
}

/** Names of field types, such as `string`, have no dot; all components have one. */
function isFieldSpec(type: string): boolean {
  return !type.includes('.');
}

function isDataSource(map: Visit['map']): boolean {
  const type = map?.entries.find(({ key }) => key.value === 'type')?.value;
  return (
    type?.kind === 'scalar' &&
    /^data\.(?:internal|local|relative|sub|input|output)$/.test(String(type.value))
  );
}

function wholeText(doc: SpecDocument, node: SpecNode, type: TokenType): readonly Draft[] {
  if (node.kind !== 'scalar') return [];
  const place = partOf(doc.text, node, 0, String(node.value).length);
  return place ? [{ ...place, type, modifiers: [] }] : [];
}

/** By position. Where tokens overlap, the first is kept and the other's rest follows it. */
function separate(drafts: readonly Draft[]): readonly Draft[] {
  const sorted = [...drafts].sort((a, b) => a.start - b.start || a.end - b.end);
  const kept: Draft[] = [];
  let reached = 0;
  for (const draft of sorted) {
    const start = Math.max(draft.start, reached);
    if (start >= draft.end) continue;
    kept.push({ ...draft, start });
    reached = draft.end;
  }
  return kept;
}

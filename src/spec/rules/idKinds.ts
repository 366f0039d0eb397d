import { specKindOf, type SpecKind } from '../document/kind';
import { authoringForm, mayHoldForms } from '../references/references';
import { pipelineSpecFields } from '../references/pipelineReferences';
import { stringOf, type SpecNode } from '../document/node';
import { specSchemas } from '../schema';
import type { Schema } from '../schema/schema';
import { settle, type Plain } from '../schema/settle';
import { fieldOf } from '../schema/trace';
import type { Report } from '../validate/report';
import type { Rule } from './rule';

/** A reference names a spec of the kind that is wanted there. */
export const idKinds: Rule = (doc, report) => {
  if (doc.kind === 'pipeline') {
    for (const { path, kind } of pipelineSpecFields) {
      const node = doc.nodeAt(path);
      const name = stringOf(node);
      if (node && name !== undefined) checkKind(node, name, kind, report);
    }
    return;
  }
  if (doc.root) visit(doc.root, specSchemas[doc.kind], report, new Set());
};

function checkKind(node: SpecNode, path: string, wanted: SpecKind, report: Report): void {
  const kind = specKindOf(path)?.kind;
  if (kind === undefined)
    report.error(
      'not-a-spec',
      node,
      `\`${path}\` is not the name of a spec, such as \`reading.${wanted}.yaml\`.`,
    );
  else if (kind !== wanted)
    report.error(
      'id-of-wrong-kind',
      node,
      `A ${wanted} is wanted here, and \`${path}\` is a ${kind}.`,
    );
}

function visit(node: SpecNode, schema: Schema, report: Report, seen: Set<SpecNode>): void {
  if (node.kind === 'scalar' || !mayHoldForms(node) || seen.has(node) || schema.kind === 'config')
    return;
  seen.add(node);
  if (schema.kind === 'text') {
    const form = authoringForm(node);
    if (schema.idOf && form?.form === '$id') checkKind(form.at, form.path, schema.idOf, report);
    return;
  }
  for (const [child, childSchema] of childrenOf(node, settle(schema, node)))
    visit(child, childSchema, report, seen);
}

function childrenOf(node: SpecNode, plain: Plain): readonly (readonly [SpecNode, Schema])[] {
  if (node.kind === 'list' && plain.kind === 'list')
    return node.items.map((item) => [item, plain.item]);
  if (node.kind !== 'map' || plain.kind !== 'object') return [];
  return node.entries.flatMap(({ key, value }) => {
    if (!mayHoldForms(value)) return [];
    const field = fieldOf(plain, String(key.value));
    return field ? [[value, field.schema] as const] : [];
  });
}

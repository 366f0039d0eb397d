import { itemsOf, stringOf, valueAt, type SpecNode } from '../../document/node';
import type { SpecKind } from '../../document/kind';
import type { SpecDocument } from '../../document/specDocument';
import type { DeployedSpec, Outside } from '../../validate/outside';
import { qualityConfigs } from '../qualityConfigs';
import type { Rule } from '../rule';

/** An id written out means one profile only; where a spec stands for it, its name means the right one everywhere. */
export const literalId: Rule = (doc, report, outside) => {
  for (const { node, spec } of literalIds(doc, outside))
    report.info(
      'literal-id',
      node,
      `On \`${spec.profile}\` this is the ${spec.kind} of ${spec.path}. \`{ $id: ${spec.path} }\` means it on every profile.`,
    );
};

/** Ids written out, with the spec that the lock file has for each. */
export function literalIds(
  doc: SpecDocument,
  outside: Outside,
): readonly { readonly node: SpecNode; readonly spec: DeployedSpec }[] {
  const deployed = outside.deployed?.() ?? [];
  if (deployed.length === 0 || valueAt(doc.root, 'id')) return [];
  return placesOfIds(doc).flatMap(({ node, kind }) => {
    const id = stringOf(node);
    const spec = deployed.find((entry) => entry.kind === kind && entry.id === id);
    return node && spec ? [{ node, spec }] : [];
  });
}

interface Place {
  readonly node: SpecNode | undefined;
  readonly kind: SpecKind;
}

function placesOfIds(doc: SpecDocument): readonly Place[] {
  const skills = qualityConfigs(doc).flatMap(({ rules }) =>
    rules.map(({ action }) => valueAt(valueAt(action, 'parameters'), 'skill_id')),
  );
  return [
    { node: valueAt(doc.root, 'project_id'), kind: 'project' },
    {
      node: doc.nodeAt(['quality_control', 'training_requirement', 'training_pool_id']),
      kind: 'training',
    },
    { node: doc.nodeAt(['dynamic_pricing_config', 'skill_id']), kind: 'skill' },
    { node: doc.nodeAt(['dynamic_overlap_config', 'answer_weight_skill_id']), kind: 'skill' },
    ...[...skills, ...skillsOfFilter(valueAt(doc.root, 'filter'))].map((node): Place => ({
      node,
      kind: 'skill',
    })),
  ];
}

function skillsOfFilter(node: SpecNode | undefined): readonly (SpecNode | undefined)[] {
  if (stringOf(valueAt(node, 'category')) === 'skill') return [valueAt(node, 'key')];
  const groups = [...itemsOf(valueAt(node, 'and')), ...itemsOf(valueAt(node, 'or'))];
  return groups.flatMap(skillsOfFilter);
}

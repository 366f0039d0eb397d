import { stringOf, valueAt, type SpecNode } from '../../document/node';
import { plainValueOf } from '../../document/plainValue';
import { folderOf, joined } from '../../navigate/paths';
import { waysToPass } from '../pool/filterTerms';
import { qualityConfigs } from '../qualityConfigs';
import type { Rule } from '../rule';
import type { FoundSpec } from '../files/specAt';
import { stagesOf } from './stages';

/** Whoever reads aloud should not judge readings: a skill given by one pool keeps out of the other. */
export const ownRecordings: Rule = (doc, report, outside) => {
  const stages = stagesOf(doc, outside);
  const recording = stages.find(({ name }) => name === 'recording')?.pool;
  const verification = stages.find(({ name }) => name === 'verification');
  const node = verification?.at('pool');
  if (!recording || !verification?.pool || !node) return;
  const marks = skillsGiven(recording);
  const { root } = verification.pool.doc;
  const filter = valueAt(root, 'filter');
  const ways = filter ? waysToPass(filter) : [[]];
  if (!ways) return;
  const keptOut = ways.every((way) =>
    way.some(
      ({ node: condition, subject, operator, value }) =>
        subject.startsWith('skill ') &&
        excludes(operator, value) &&
        marks.has(skillName(valueAt(condition, 'key'), verification.pool?.path ?? '')),
    ),
  );
  if (!keptOut)
    report.info(
      'verifier-may-be-recorder',
      node,
      `Performers who recorded in ${recording.path} can judge here, even their own recordings. Have that pool give a skill (ANSWER_COUNT → SET_SKILL), and let the filter of ${verification.pool.path} take only those without it (EQ null).`,
    );
};

const excludes = (operator: string, value: unknown): boolean =>
  (operator === 'EQ' && value === null) || operator === 'LT' || operator === 'NE';

function skillsGiven({ doc, path }: FoundSpec): ReadonlySet<string> {
  return new Set(
    qualityConfigs(doc).flatMap(({ rules }) =>
      rules
        .filter(({ action }) => stringOf(valueAt(action, 'type')) === 'SET_SKILL')
        .map(({ action }) => skillName(valueAt(valueAt(action, 'parameters'), 'skill_id'), path)),
    ),
  );
}

/** Equal for two places that mean the same skill. */
function skillName(node: SpecNode | undefined, from: string): string {
  const reference = stringOf(valueAt(node, '$id'));
  if (reference !== undefined) return `$id ${joined(folderOf(from), reference)}`;
  return node ? String(plainValueOf(node)) : '';
}

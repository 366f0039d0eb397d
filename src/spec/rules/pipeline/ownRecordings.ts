import { stringOf, valueAt, type SpecNode } from '../../document/node';
import { plainValueOf } from '../../document/plainValue';
import { folderOf, joined } from '../../navigate/paths';
import type { FoundSpec } from '../files/specAt';
import { waysToPass, type Term } from '../pool/filterTerms';
import { qualityConfigs } from '../qualityConfigs';
import type { Rule } from '../rule';
import { stagesOf } from './stages';

/**
 * A run keeps each recording from the performer who made it (`unavailable_for` of the task). That is of
 * no use where nobody but recorders may judge: those who know each other judge each other.
 */
export const ownRecordings: Rule = (doc, report, outside) => {
  const stages = stagesOf(doc, outside);
  const recording = stages.find(({ name }) => name === 'recording')?.pool;
  const verification = stages.find(({ name }) => name === 'verification');
  const pool = verification?.pool;
  const node = verification?.at('pool');
  if (!recording || !pool || !node) return;
  if (recording.path === pool.path) {
    const message = `Recordings would be judged in the very pool in which they are made. Give the verification a pool of its own.`;
    report.warning('verifier-may-be-recorder', node, message);
  } else if (takesOnlyMarked(pool, skillsGiven(recording))) {
    const message = `Only performers who recorded in ${recording.path} can judge here: its skill is asked for in the filter of ${pool.path}. Nobody is given an own recording, but recorders who know each other judge each other. Turn the condition round (\`operator: EQ, value: null\`), or take it out.`;
    report.warning('verifier-may-be-recorder', node, message);
  }
};

function takesOnlyMarked({ doc, path }: FoundSpec, marks: ReadonlySet<string>): boolean {
  const filter = valueAt(doc.root, 'filter');
  const ways = filter && waysToPass(filter);
  if (!ways || ways.length === 0) return false;
  const isMark = ({ node, subject }: Term): boolean =>
    subject.startsWith('skill ') && marks.has(skillName(valueAt(node, 'key'), path));
  return ways.every((way) => way.some((term) => isMark(term) && demands(term)));
}

/** Whether only those who have the skill pass. */
function demands({ operator, value }: Term): boolean {
  if (value === null) return operator === 'NE';
  return operator === 'EQ' || operator === 'GT' || operator === 'GTE';
}

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

import { stringOf, type SpecNode } from '../../document/node';
import type { SpecDocument } from '../../document/specDocument';
import type { Outside } from '../../validate/diagnostic';
import { specAt, type FoundSpec } from '../files/specAt';

export type StageName = 'classification' | 'recording' | 'verification';

/** A stage of a pipeline with the specs that it names, as far as they are known. */
export interface Stage {
  readonly name: StageName;
  readonly project: FoundSpec | undefined;
  readonly pool: FoundSpec | undefined;
  readonly training: FoundSpec | undefined;
  /** A value of the stage, where the pipeline spec has it. */
  readonly at: (...path: readonly string[]) => SpecNode | undefined;
}

export const stageNames: readonly StageName[] = ['classification', 'recording', 'verification'];

export function stagesOf(doc: SpecDocument, outside: Outside): readonly Stage[] {
  if (doc.kind !== 'pipeline') return [];
  return stageNames.map((name) => {
    const at = (...path: readonly string[]) => doc.nodeAt([name, ...path]);
    const spec = (key: 'project' | 'pool' | 'training') => {
      const found = specAt(stringOf(at(key)), outside);
      return found?.doc.kind === key ? found : undefined;
    };
    return {
      name,
      project: spec('project'),
      pool: spec('pool'),
      training: spec('training'),
      at,
    };
  });
}

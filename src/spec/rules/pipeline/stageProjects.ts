import { stringOf } from '../../document/node';
import { joined } from '../../navigate/paths';
import { projectOf } from '../files/specAt';
import type { Rule } from '../rule';
import { stagesOf } from './stages';

/** Pool and training of a stage belong to its project. */
export const stageProjects: Rule = (doc, report, outside) => {
  for (const { at, pool, training } of stagesOf(doc, outside)) {
    const project = stringOf(at('project'));
    if (project === undefined) continue;
    const wanted = `$id ${joined('', project)}`;
    for (const [key, spec] of [
      ['pool', pool],
      ['training', training],
    ] as const) {
      const node = at(key);
      const its = spec && projectOf(spec.doc, spec.path);
      if (!node || !its?.startsWith('$id ') || its === wanted) continue;
      report.error(
        'stage-of-other-project',
        node,
        `${spec?.path ?? key} belongs to ${its.slice(4)}, and this stage is about ${wanted.slice(4)}.`,
      );
    }
  }
};

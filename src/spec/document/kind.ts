/** What a spec describes, and in which notation: both are told by the file's name. */
export type SpecKind = 'project' | 'pool' | 'training' | 'skill' | 'pipeline';
export type SpecFormat = 'yaml' | 'json';

export const specKinds: readonly SpecKind[] = ['project', 'pool', 'training', 'skill', 'pipeline'];

const specName = /\.(project|pool|training|skill|pipeline)\.(yaml|yml|json)$/;

/** Kind and format of a path such as `specs/reading.pool.yaml`; undefined when it is no spec. */
export function specKindOf(path: string): { kind: SpecKind; format: SpecFormat } | undefined {
  const found = specName.exec(path.slice(lastSeparator(path) + 1));
  if (!found) return undefined;
  const kind = specKinds.find((known) => known === found[1]);
  return kind && { kind, format: found[2] === 'json' ? 'json' : 'yaml' };
}

function lastSeparator(path: string): number {
  return Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
}

import { isDeepStrictEqual } from 'node:util';
import type { FieldSpec, FieldSpecs, Project } from '../../spec/model';
import { postedProject, projectOf, projectSpec } from './projects';
import type { PoolRow, ProjectRow } from './rows';
import type { World } from './world';

export type DifferenceLevel = 'EQUAL' | 'NON_BREAKING_CHANGE' | 'BREAKING_CHANGE';

/** What replacing a project with a draft would mean for pools that exist. */
export function compareProjects(world: World, id: string, body: unknown): DifferenceLevel {
  const { spec } = projectOf(world, id);
  const draft = postedProject(body) as unknown as Project;
  if (isBreaking(spec, draft)) return 'BREAKING_CHANGE';
  return isDeepStrictEqual(spec, draft) ? 'EQUAL' : 'NON_BREAKING_CHANGE';
}

/** Makes a version. After a major change pools that exist stay with the fields they had, for good. */
export function replaceProject(world: World, id: string, body: unknown): ProjectRow {
  const before = projectOf(world, id);
  const after = { ...before, spec: projectSpec(world, body) };
  if (isBreaking(before.spec, after.spec)) {
    for (const pool of world.store.pools.by('project', id)) {
      const taskSpec = pool.taskSpec ?? before.spec.task_spec;
      world.store.pools.put({ ...pool, taskSpec });
    }
  }
  world.store.projects.put(after);
  return after;
}

/** The project as a pool knows it: with the fields of the pool's own version. */
export function projectOfPool(world: World, pool: PoolRow): Project | undefined {
  const project = world.store.projects.get(pool.projectId)?.spec;
  return project && pool.taskSpec ? { ...project, task_spec: pool.taskSpec } : project;
}

function isBreaking({ task_spec: before }: Project, { task_spec: after }: Project): boolean {
  const sides = ['input_spec', 'output_spec'] as const;
  return sides.some((side) => breaks(before[side], after[side]));
}

function breaks(before: FieldSpecs, after: FieldSpecs): boolean {
  return Object.keys({ ...before, ...after }).some((name) =>
    fieldBreaks(ownField(before, name), ownField(after, name)),
  );
}

function ownField(fields: FieldSpecs, name: string): FieldSpec | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** Required fields that come or go, optional ones that become required, tighter bounds. */
function fieldBreaks(before: FieldSpec | undefined, after: FieldSpec | undefined): boolean {
  const wasRequired = before !== undefined && before.required !== false;
  const isRequired = after !== undefined && after.required !== false;
  if (!before || !after) return wasRequired || isRequired;
  if (before.type !== after.type || (!wasRequired && isRequired)) return true;
  const lows = ['min_length', 'min_value', 'min_size'] as const;
  const highs = ['max_length', 'max_value', 'max_size'] as const;
  return (
    lows.some((key) => (after[key] ?? -Infinity) > (before[key] ?? -Infinity)) ||
    highs.some((key) => (after[key] ?? Infinity) < (before[key] ?? Infinity)) ||
    JSON.stringify(before.allowed_values) !== JSON.stringify(after.allowed_values)
  );
}

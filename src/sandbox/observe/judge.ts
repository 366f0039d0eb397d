import { projectOfPool } from '../domain/projectVersions';
import type { FieldSpec, FieldValues, Project } from '../../spec/model';
import { knownTasks, optionsOf, toldTruth, trueOption } from '../crowd';
import type { PoolRow, TaskRow } from '../domain/rows';
import type { World } from '../domain/world';

export interface Judgement {
  readonly label: string | undefined;
  readonly truth: string | undefined;
  readonly isRight: boolean | undefined;
}

/** Holds an answer against the hidden truth. */
export type Judge = (task: TaskRow, answer: FieldValues) => Judgement;

const unknown: Judgement = { label: undefined, truth: undefined, isRight: undefined };

/** The judge of a pool's answers. The truth about a task is looked up once. */
export function createJudge(world: World, pool: PoolRow): Judge {
  const project = projectOfPool(world, pool);
  if (!project) return () => unknown;
  const truths = new Map<string, ReadonlyMap<string, string>>();
  const truthOf = (task: TaskRow): ReadonlyMap<string, string> => {
    let known = truths.get(task.id);
    if (!known) truths.set(task.id, (known = lookUp(world, project, task)));
    return known;
  };
  const specs = project.task_spec.output_spec;
  return (task, answer) => {
    const truth = truthOf(task);
    if (truth.size === 0) return judgeFiles(world, specs, answer);
    const label = joined([...truth.keys()].map((field) => labelOf(answer[field])));
    const right = joined([...truth.values()]);
    return { label, truth: right, isRight: label === right };
  };
}

function lookUp(world: World, project: Project, task: TaskRow): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [name, spec] of Object.entries(project.task_spec.output_spec)) {
    const [first, ...rest] = optionsOf(name, spec, project, knownTasks(world, task.poolId));
    const truth =
      first === undefined
        ? toldTruth(world, task, name)
        : trueOption(world, task, name, [first, ...rest]);
    if (truth !== undefined) found.set(name, String(truth));
  }
  return found;
}

/** Where there is nothing to choose, a recording can still be heard. */
function judgeFiles(
  world: World,
  specs: Readonly<Record<string, FieldSpec>>,
  answer: FieldValues,
): Judgement {
  const files = Object.entries(specs)
    .filter(([, { type }]) => type === 'file' || type === 'array_file')
    .flatMap(([name]) => answer[name] ?? [])
    .flatMap((id) => (typeof id === 'string' ? (world.store.attachments.get(id) ?? []) : []));
  if (files.length === 0) return unknown;
  const isRight = files.every(({ recipe }) => recipe?.fault === 'none');
  return { ...unknown, isRight };
}

/** What was chosen, as one text: the item of a list of one, the key that was ticked. */
function labelOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(labelOf).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .filter(([, ticked]) => ticked === true)
    .map(([key]) => key)
    .join(', ');
}

function joined(labels: readonly string[]): string {
  return labels.join(' | ');
}

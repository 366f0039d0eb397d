import type { FieldSpec, Project } from '../../spec/model';
import type { TaskRow } from '../domain/rows';
import { isObject, type JsonObject } from '../domain/validation';

export type Option = string | number | boolean;

/**
 * What a performer can choose from for an output field: its allowed values, both booleans, the
 * options that the Template Builder interface shows for it, or what known solutions answer.
 */
export function optionsOf(
  name: string,
  spec: FieldSpec,
  project: Project,
  tasks: Iterable<TaskRow>,
): readonly Option[] {
  if (spec.allowed_values && spec.allowed_values.length > 0) return spec.allowed_values;
  if (spec.type === 'boolean' || spec.type === 'array_boolean') return [true, false];
  const shown = shownOptions(project, name);
  return shown.length > 0 ? shown : knownOptions(name, tasks);
}

/** Interfaces are looked through once a project and field, not once an answer. */
const shownBefore = new WeakMap<Project, Map<string, readonly Option[]>>();

function shownOptions(project: Project, name: string): readonly Option[] {
  let fields = shownBefore.get(project);
  if (!fields) shownBefore.set(project, (fields = new Map<string, readonly Option[]>()));
  let options = fields.get(name);
  if (!options) fields.set(name, (options = findShown(project, name)));
  return options;
}

function findShown(project: Project, name: string): readonly Option[] {
  const view = project.task_spec.view_spec;
  if (view?.type !== 'tb') return [];
  try {
    const found: Option[] = [];
    collect(JSON.parse(view.config), name, found);
    return found;
  } catch {
    return [];
  }
}

/** Walks an interface for fields that write `data.output.<name>` and have options. */
function collect(node: unknown, name: string, found: Option[]): void {
  if (Array.isArray(node)) {
    for (const item of node) collect(item, name, found);
    return;
  }
  if (!isObject(node)) return;
  for (const option of optionsHere(node, name)) {
    if (isOption(option) && !found.includes(option)) found.push(option);
  }
  for (const child of Object.values(node)) collect(child, name, found);
}

/** Values of the options of a field that writes `data.output.<name>`. */
function optionsHere({ data, options }: JsonObject, name: string): readonly unknown[] {
  if (!isObject(data) || data.type !== 'data.output' || data.path !== name) return [];
  if (!Array.isArray(options)) return [];
  return options.map((option: unknown) => (isObject(option) ? option.value : undefined));
}

/** Answers that control and training tasks know; the first hundred tell enough. */
function knownOptions(name: string, tasks: Iterable<TaskRow>): readonly Option[] {
  const found: Option[] = [];
  let looked = 0;
  for (const task of tasks) {
    if (looked++ > 100) break;
    for (const { output_values: values } of task.knownSolutions ?? []) {
      const value = values[name];
      if (isOption(value) && !found.includes(value)) found.push(value);
    }
  }
  return found.length > 1 ? found : [];
}

function isOption(value: unknown): value is Option {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

const goodWords = /^(?:yes|true|ok|okay|good|correct|right|valid|accept(?:ed)?|1|да)$/i;

/** The option that says that something is fine; the first one when none of them says so. */
export function goodOption(options: readonly [Option, ...Option[]]): Option {
  return options.find((option) => goodWords.test(String(option))) ?? options[0];
}

import * as path from 'node:path';
import type * as vscode from 'vscode';
import {
  entryAt,
  stringOf,
  tasksFormatOf,
  tasksReferencesOf,
  valueAt,
  type FieldSpecs,
  type TasksFileOptions,
} from '../../spec';
import type { PlacedSpec } from './specIndex';

/** A tasks file, and everything that specs hold it against. */
export interface NamedTasksFile {
  readonly file: string;
  /** Specs that name it, and the projects whose fields it has. */
  readonly concerns: readonly vscode.Uri[];
  /** One reading for each way in which specs take the file. */
  readonly readings: readonly TasksFileOptions[];
}

interface Naming {
  readonly concerns: vscode.Uri[];
  /** By what they are, so that each is there once. */
  readonly readings: Map<string, TasksFileOptions>;
}

/** The tasks files that the pools and trainings among these specs name under `$tasks`. */
export function namedTasksFiles(specs: readonly PlacedSpec[]): readonly NamedTasksFile[] {
  const found = new Map<string, Naming>();
  for (const spec of specs) {
    for (const { path: ref, kind, columns } of tasksReferencesOf(spec.doc)) {
      const format = tasksFormatOf(ref);
      if (format === undefined) continue;
      const file = path.resolve(path.dirname(spec.uri.fsPath), ref);
      const project = projectOf(spec, specs);
      const reading = { format, kind, columns, ...fieldsOf(project) };
      const named: Naming = found.get(file) ?? { concerns: [], readings: new Map() };
      named.concerns.push(spec.uri, ...(project === undefined ? [] : [project.uri]));
      named.readings.set(JSON.stringify(reading), reading);
      found.set(file, named);
    }
  }
  return [...found].map(([file, { concerns, readings }]) => ({
    file,
    concerns,
    readings: [...readings.values()],
  }));
}

/** The project that a pool or training belongs to, as far as a spec describes it. */
function projectOf({ uri, doc }: PlacedSpec, specs: readonly PlacedSpec[]): PlacedSpec | undefined {
  const ref = stringOf(valueAt(entryAt(doc.root, 'project_id')?.value, '$id'));
  if (ref === undefined) return undefined;
  const file = path.resolve(path.dirname(uri.fsPath), ref);
  return specs.find((spec) => spec.uri.fsPath === file);
}

function fieldsOf(
  project: PlacedSpec | undefined,
): Pick<TasksFileOptions, 'inputSpec' | 'outputSpec'> {
  const task = recordOf(recordOf(project?.doc.value())?.task_spec);
  return { inputSpec: fieldSpecsOf(task?.input_spec), outputSpec: fieldSpecsOf(task?.output_spec) };
}

/** Fields that are still being written have no type yet: then the file is not held against them. */
function fieldSpecsOf(value: unknown): FieldSpecs | undefined {
  const fields = recordOf(value);
  const whole = Object.values(fields ?? {}).every(
    (field) => typeof recordOf(field)?.type === 'string',
  );
  return fields !== undefined && whole ? (fields as FieldSpecs) : undefined;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}

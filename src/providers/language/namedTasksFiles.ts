import * as path from 'node:path';
import type * as vscode from 'vscode';
import { tasksFilesOf, type OutsideSpec, type TasksFileOptions } from '../../spec';
import { uriOfRef } from './places';
import type { PlacedSpec } from './specIndex';

/** A tasks file, and everything that specs hold it against. */
export interface ReadTasksFile {
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

/** The tasks files that these specs name: pools and trainings under `$tasks`, pipelines as their texts. */
export function namedTasksFiles(specs: readonly PlacedSpec[]): readonly ReadTasksFile[] {
  const found = new Map<string, Naming>();
  for (const spec of specs) {
    for (const { path: ref, reading, project } of tasksFilesOf(spec.doc, () =>
      around(spec, specs),
    )) {
      const file = uriOfRef(spec.uri, ref).fsPath;
      const named: Naming = found.get(file) ?? { concerns: [], readings: new Map() };
      named.concerns.push(spec.uri, ...(project ? [uriOfRef(spec.uri, project.path)] : []));
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

/** The specs with paths as this one would write them. */
function around({ uri }: PlacedSpec, specs: readonly PlacedSpec[]): readonly OutsideSpec[] {
  const folder = path.dirname(uri.fsPath);
  return specs.map((spec) => ({
    path: path.relative(folder, spec.uri.fsPath).split(path.sep).join('/'),
    doc: spec.doc,
  }));
}

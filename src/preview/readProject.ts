/** The project that a spec is previewed with, and where its interface is written. */
import {
  entryAt,
  interfaceSource,
  resolveDraft,
  stringOf,
  valueAt,
  type FieldSpec,
  type FieldSpecs,
  type InterfaceSource,
  type Project,
  type SpecDocument,
  type TaskSpec,
} from '../spec';
import { isRecord } from './core/json';
import type { PreviewFiles } from './previewFiles';

export interface ReadProject {
  readonly path: string;
  readonly project: Project;
  readonly source: InterfaceSource;
  /** Paths of the files that the project names, by how it names them. */
  readonly files: ReadonlyMap<string, string>;
}

/** The project's own path: of the spec itself, or of what a pool or training belongs to. */
export async function projectPathOf(
  files: PreviewFiles,
  path: string,
  doc: SpecDocument,
): Promise<string> {
  if (doc.kind === 'project') return path;
  if (doc.kind !== 'pool' && doc.kind !== 'training') {
    throw new Error(`${path} is a ${doc.kind}; only projects, pools and trainings can be drawn.`);
  }
  const ref = projectReference(doc);
  if (ref !== undefined) return await files.resolveRef(path, ref);
  throw new Error(
    `${path} names its project by an id. Preview the project's own spec, or write ` +
      'project_id: { $id: ./name.project.yaml }.',
  );
}

export function projectReference(doc: SpecDocument): string | undefined {
  const id = entryAt(doc.root, 'project_id')?.value;
  return id?.kind === 'map' ? stringOf(valueAt(id, '$id')) : undefined;
}

export async function readProject(files: PreviewFiles, path: string): Promise<ReadProject> {
  const doc = await files.spec(path);
  const texts = new Map<string, string>();
  const paths = new Map<string, string>();
  const resolved = await resolveDraft(doc, {
    readText: async (ref) => {
      paths.set(ref, await files.resolveRef(path, ref));
      const text = await files.text(path, ref);
      texts.set(ref, text);
      return text;
    },
    // Nothing is sent anywhere: any id will do.
    idOf: () => Promise.resolve('0'),
  });
  if (resolved.kind !== 'project') throw new Error(`${path} is not a project.`);
  const source = interfaceSource(doc, {
    file: (ref) => {
      const text = texts.get(ref);
      return text === undefined ? { state: 'unknown' } : { state: 'found', text };
    },
  });
  return { path, project: drawable(path, resolved.object), source, files: paths };
}

/** A project in the making may lack what the type promises; what is missing is empty then. */
function drawable(path: string, project: Project): Project {
  const { task_spec: task } = project as { readonly task_spec?: Partial<TaskSpec> | null };
  if (typeof task !== 'object' || task === null) {
    throw new Error(`${path} has no task_spec yet: there is nothing to draw.`);
  }
  const fields = { input_spec: fieldsOf(task.input_spec), output_spec: fieldsOf(task.output_spec) };
  return { ...project, task_spec: { ...task, ...fields } };
}

/** A field that has no type yet takes whatever there is. */
function fieldsOf(spec: unknown): FieldSpecs {
  if (!isRecord(spec)) return {};
  const fields = Object.entries(spec).map(([name, field]): readonly [string, FieldSpec] => {
    const rest = isRecord(field) ? field : {};
    return [
      name,
      { ...rest, type: typeof rest.type === 'string' ? rest.type : 'json' } as FieldSpec,
    ];
  });
  return Object.fromEntries(fields);
}

import { statSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import {
  parseSpec,
  specKindOf,
  validateSpec,
  type Diagnostic,
  type Range,
  type Severity,
  type SpecKind,
} from '../spec';
import {
  outsideOf,
  surroundingsOf,
  WorkspaceError,
  type SpecFile,
  type Surroundings,
  type Workspace,
} from '../workspace';
import type { OptionValues } from './command';
import { tasksFindings } from './tasksFindings';
import { fromHere, workspaceOf } from './workspaceOf';
import { UsageError } from './usageError';

/** Something wrong or odd in a spec, as `crowdsmith validate --json` tells it. */
export interface Finding {
  /** As the person named it; in a folder, the folder's name and the way below it. */
  readonly file: string;
  /** Null when the file is not there to tell. */
  readonly kind: SpecKind | null;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** Zero-based lines and UTF-16 characters. */
  readonly range: Range;
}

interface How {
  readonly values: OptionValues;
  /** For files whose names do not tell. */
  readonly kind: SpecKind | undefined;
}

/** A file to look at, in the workspace that its references may roam. */
interface Candidate {
  /** By a name that works from the current folder. */
  readonly file: string;
  readonly workspace: Workspace;
}

/** Everything there is to say about the specs at some paths, in the order of the paths. */
export async function findings(
  paths: readonly string[],
  how: How,
): Promise<{ readonly files: number; readonly findings: readonly Finding[] }> {
  // What two specs find in a file that they share is one thing.
  const found = new Map<string, Finding>();
  let files = 0;
  for (const path of paths) {
    for (const candidate of await candidatesAt(path, how)) {
      files += 1;
      for (const finding of await findingsIn(candidate, how)) {
        const name = JSON.stringify({ ...finding, kind: undefined });
        if (!found.has(name)) found.set(name, finding);
      }
    }
  }
  return { files, findings: [...found.values()] };
}

/** A file itself, or the specs below a folder; these may refer to anything in it. */
async function candidatesAt(path: string, { values }: How): Promise<readonly Candidate[]> {
  const workspace = workspaceOf(values, path);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) {
    return [{ file: path, workspace }];
  }
  const within = await workspace.locate(fromHere(path));
  const specs = await workspace.findSpecs(fromHere(path));
  return specs.map((spec) => ({
    file: join(path, relative(within, spec)).split(sep).join('/'),
    workspace,
  }));
}

async function findingsIn({ file, workspace }: Candidate, how: How): Promise<readonly Finding[]> {
  const kind = how.kind ?? specKindOf(file)?.kind;
  if (kind === undefined) {
    throw new UsageError(
      `${file} is not a spec by its name. Name it like reading.project.yaml, or say --kind.`,
    );
  }
  const finding = (of: string, { code, severity, message, range }: Diagnostic): Finding => ({
    file: of,
    kind,
    code,
    severity,
    message,
    range,
  });
  try {
    const spec = await readAs(workspace, file, kind);
    const outside = await outsideOf(workspace, spec, await around(workspace));
    const own = validateSpec(spec.doc, outside);
    const ofTasks = await tasksFindings(workspace, spec, await around(workspace));
    const beside = (ref: string): string => posix.join(posix.dirname(file), ref);
    return [
      ...own.map((one) => finding(one.path === undefined ? file : beside(one.path), one)),
      ...ofTasks.map(({ path, diagnostic }) =>
        finding(beside(posix.relative(posix.dirname(spec.path), path)), diagnostic),
      ),
    ];
  } catch (error) {
    if (!(error instanceof WorkspaceError)) throw error;
    return [finding(file, unreadable(error))];
  }
}

/** Many specs of one workspace are checked in a row: what is around them is read once. */
async function around(workspace: Workspace): Promise<Surroundings> {
  const known = surroundings.get(workspace) ?? surroundingsOf(workspace);
  surroundings.set(workspace, known);
  return known;
}

const surroundings = new WeakMap<Workspace, Promise<Surroundings>>();

async function readAs(workspace: Workspace, file: string, kind: SpecKind): Promise<SpecFile> {
  const path = fromHere(file);
  if (specKindOf(file)?.kind === kind) return await workspace.readSpec(path);
  const absolute = workspace.absolute(await workspace.locate(path));
  const text = await workspace.readText(absolute, `./${absolute.split(sep).at(-1) ?? ''}`);
  const format = file.toLowerCase().endsWith('.json') ? 'json' : 'yaml';
  const doc = parseSpec(text, { kind, format });
  return { path: await workspace.locate(path), absolute, kind, text, doc };
}

/** A file that cannot be read is a finding at its first character. */
function unreadable({ problem, message }: WorkspaceError): Diagnostic {
  const start = { line: 0, character: 0 };
  const finding = { severity: 'error', message, range: { start, end: start } } as const;
  switch (problem) {
    case 'missing':
      return { ...finding, code: 'file-missing' };
    case 'outside':
      return { ...finding, code: 'file-outside-workspace' };
    default:
      return { ...finding, code: 'file-unreadable' };
  }
}

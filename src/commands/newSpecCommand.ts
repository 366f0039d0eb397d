import * as path from 'node:path';
import * as vscode from 'vscode';
import { steps, type Choice, type Reply, type StepAsk } from '../providers/ask';
import { FailureWithRemedy } from '../providers/failures';
import { applyChangedFiles } from '../providers/remoteSpecs';
import type { Services } from '../providers/services';
import { specGlob, specOf } from '../providers/specFiles';
import type { NewFile, PipelineAbout, Template } from '../spec/templates';
import type { CommandRunner } from './commandRunner';
import { uriOf } from './specTargets';

type Kind = 'project' | 'pool' | 'training' | 'skill' | 'pipeline';

interface Answers {
  readonly kind: Kind;
  readonly template?: Template;
  /** The project that a pool or training belongs to. */
  readonly project?: vscode.Uri;
  /** What is read aloud in a pipeline, and where that comes from. */
  readonly language?: string;
  readonly texts?: PipelineAbout['texts'];
  readonly folder: vscode.Uri;
  readonly name: string;
}

/** `New Spec`: what kind, what it begins with, where and under which name; then the files are there. */
export function registerNewSpecCommand(commands: CommandRunner, services: Services): void {
  commands.registerCommand('crowdsmith.newSpec', 'There is no new spec', async (argument) => {
    const folder = await folderOf(argument);
    const answers = await askAll(services, folder);
    if (answers === undefined) return;
    const files = await filesOf(answers);
    await applyChangedFiles(
      answers.folder,
      files.map((file) => ({ ...file, before: undefined })),
    );
    const uris = files.map((file) => vscode.Uri.joinPath(answers.folder, file.path));
    // What was made first is what one goes on with: it ends up in front. A pipeline leads to its other specs.
    const specs = uris.filter((each) => specOf(each) !== undefined);
    for (const uri of answers.kind === 'pipeline' ? specs.slice(0, 1) : specs.reverse()) {
      await vscode.window.showTextDocument(uri, { preview: false });
    }
    tellMade(services, answers.kind, uris);
  });
}

const kinds: readonly Choice<Kind>[] = [
  {
    label: '$(project) Project',
    detail: 'With instructions, a pool and tasks to try it with',
    value: 'project',
  },
  {
    label: '$(layers) Pool',
    value: 'pool',
  },
  {
    label: '$(mortar-board) Training',
    value: 'training',
  },
  {
    label: '$(star) Skill',
    value: 'skill',
  },
  {
    label: '$(mic) Speech recording pipeline',
    detail: 'From texts to a dataset: three projects with their pools, joined to one run',
    value: 'pipeline',
  },
];

const sources: readonly Choice<PipelineAbout['texts']>[] = [
  {
    label: '$(file) A file of mine',
    detail: 'With six texts in English in it, to try the pipeline with',
    value: 'file',
  },
  {
    label: '$(globe) Wikipedia',
    detail: 'Paragraphs that are collected before the first run',
    value: 'corpus',
  },
];

async function askAll(
  { ask }: Services,
  given: vscode.Uri | undefined,
): Promise<Answers | undefined> {
  const { templates } = await import('../spec/templates');
  const folders = vscode.workspace.workspaceFolders ?? [];
  const only = given ?? (folders.length === 1 ? folders[0]?.uri : undefined);
  return steps<Answers>(
    ask,
    'New spec',
    [
      { key: 'kind', ask: (person) => person.pick(kinds, { placeholder: 'What is it?' }) },
      {
        key: 'template',
        when: ({ kind }) => kind === 'project',
        ask: (person) =>
          person.pick(
            templates.map((value) => ({ label: value.label, detail: value.detail, value })),
            { placeholder: 'What should it begin with?' },
          ),
      },
      {
        key: 'project',
        when: ({ kind }) => kind === 'pool' || kind === 'training',
        ask: (person) => person.pick(projectSpecs(), { placeholder: 'Of which project?' }),
      },
      { key: 'language', when: ({ kind }) => kind === 'pipeline', ask: askLanguage },
      {
        key: 'texts',
        when: ({ kind }) => kind === 'pipeline',
        ask: (person) => person.pick(sources, { placeholder: 'Where do the texts come from?' }),
      },
      {
        key: 'folder',
        ask: (person) =>
          person.pick(
            folders.map(({ name, uri }) => ({ label: name, value: uri })),
            { placeholder: 'In which folder of the workspace?' },
          ),
      },
      { key: 'name', ask: askName },
    ],
    only && { folder: only },
  );
}

async function projectSpecs(): Promise<readonly Choice<vscode.Uri>[]> {
  const found = await vscode.workspace.findFiles(
    specGlob(['project']),
    '**/{node_modules,.crowdsmith}/**',
    500,
  );
  if (found.length > 0) {
    return found.map((uri) => ({ label: vscode.workspace.asRelativePath(uri), value: uri }));
  }
  throw new FailureWithRemedy('This workspace has no project yet, which it could belong to.', {
    title: 'New Spec',
    command: 'crowdsmith.newSpec',
  });
}

const askLanguage = (person: StepAsk): Promise<Reply<string>> =>
  person.text({
    prompt: 'The language that is read aloud, in two letters.',
    placeholder: 'en, pt, hi, …',
    check: (language) => {
      const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
      const isKnown = /^[a-z]{2}$/.test(language) && names.of(language) !== undefined;
      return isKnown ? undefined : 'Enter the two small letters of a language, such as "en".';
    },
  });

/** Parts of a path as every system takes them, and as they need no quotes in a spec. */
const namePattern = /^(?:[\p{L}\p{N}_][\p{L}\p{N}_.-]*\/)*[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u;

function askName(person: StepAsk, soFar: Partial<Answers>): Promise<Reply<string>> {
  const { folder } = soFar;
  return person.text({
    prompt:
      soFar.kind === 'pipeline'
        ? 'A new folder for the files; the pipeline gets its name.'
        : 'Name of the files, with folders before it if you like.',
    value: suggestedName(soFar),
    check: async (name) => {
      if (!namePattern.test(name)) return 'Enter a name such as "cats" or "cats/first".';
      const other = soFar.kind === 'pipeline' ? await pipelineNamed(name) : undefined;
      if (other !== undefined)
        return `Runs are kept by the name of their pipeline, and ${other} has it.`;
      for (const file of await filesOf({ ...(soFar as Answers), name })) {
        if (folder && (await isThere(vscode.Uri.joinPath(folder, file.path))))
          return `${file.path} is there already.`;
      }
      return undefined;
    },
  });
}

/** A pipeline that would be called like the new one, wherever it is. */
async function pipelineNamed(name: string): Promise<string | undefined> {
  const pattern = `**/${path.posix.basename(name)}.pipeline.{yaml,yml,json}`;
  const [found] = await vscode.workspace.findFiles(pattern, '**/node_modules/**', 1);
  return found && vscode.workspace.asRelativePath(found);
}

function suggestedName(answers: Partial<Answers>): string {
  const { kind = 'project', template, project, folder, language } = answers;
  if (kind === 'pipeline') return `speech-${language ?? ''}`;
  if (template !== undefined) return template.id;
  if (project === undefined || folder === undefined) return kind;
  const beside = path.relative(folder.fsPath, vscode.Uri.joinPath(project, '..').fsPath);
  const inside = beside === '' || beside.startsWith('..') ? '' : `${slashes(beside)}/`;
  return `${inside}${path.basename(project.path).replace(/\.project\..*$/, '')}-${kind}`;
}

/** The files, by their paths from the folder. */
async function filesOf(answers: Answers): Promise<readonly NewFile[]> {
  const { newPipeline, newPool, newProject, newSkill, newTraining } =
    await import('../spec/templates');
  const { kind, template, project, language = 'en', texts = 'file', folder, name } = answers;
  const base = path.posix.basename(name);
  const place = path.posix.dirname(name);
  const about = { name: base, project: projectFrom(folder, place, project) };
  const made = {
    project: () => (template === undefined ? [] : newProject(template, base)),
    pool: () => [newPool(about)],
    training: () => [newTraining(about)],
    skill: () => [newSkill(base)],
    pipeline: () => newPipeline({ name: base, language, texts }),
  }[kind]();
  return made.map(({ path: file, text }) => ({ path: path.posix.join(place, file), text }));
}

/** How specs in `place` call the project. */
function projectFrom(folder: vscode.Uri, place: string, project: vscode.Uri | undefined): string {
  if (project === undefined) return '';
  const from = vscode.Uri.joinPath(folder, place).fsPath;
  const relative = slashes(path.relative(from, project.fsPath));
  return relative.startsWith('.') ? relative : `./${relative}`;
}

function slashes(file: string): string {
  return file.split(path.sep).join('/');
}

/** The folder that was right-clicked, or that of the file; undefined: to be asked or the only one. */
async function folderOf(argument: unknown): Promise<vscode.Uri | undefined> {
  if ((vscode.workspace.workspaceFolders ?? []).length === 0) {
    throw new FailureWithRemedy('Open a folder first: specs are files in it.', {
      title: 'Open Folder',
      command: 'vscode.openFolder',
    });
  }
  const uri = uriOf(argument);
  if (uri === undefined) return undefined;
  const { type } = await vscode.workspace.fs.stat(uri);
  return type === vscode.FileType.Directory ? uri : vscode.Uri.joinPath(uri, '..');
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

function tellMade({ ask }: Services, kind: Kind, uris: readonly vscode.Uri[]): void {
  const [first] = uris;
  if (first === undefined) return;
  const commands: Readonly<Record<string, string>> = {
    ...(kind !== 'skill' && { 'Open Preview': 'crowdsmith.openPreview' }),
    ...(kind === 'pipeline'
      ? { 'Run Pipeline': 'crowdsmith.runPipeline' }
      : { Deploy: 'crowdsmith.deploy' }),
  };
  const names = uris.map((uri) => vscode.workspace.asRelativePath(uri));
  const made =
    kind === 'pipeline'
      ? `${names[0] ?? ''} and the ${names.length - 1} files that it needs`
      : names.join(', ');
  void ask.tell('info', `Made ${made}.`, Object.keys(commands)).then((answer) => {
    const command = commands[answer ?? ''];
    if (command !== undefined) void vscode.commands.executeCommand(command, first);
  });
}

/** What the preview draws, made from a resolved project on the Node side. */
import type {
  FieldSpecs,
  FieldValues,
  Project,
  TasksKind,
  TemplateBuilderViewSpec,
  ViewSpec,
} from '../spec';
import { classicInterface, type ClassicInterface } from './classicInterface';
import { watchedCode } from './classicSource/watchedCode';
import { isRecord } from './core/json';
import type { DataChoice } from './data/choice';
import { sampleInput } from './sample';

export interface TemplateBuilderInterface {
  readonly kind: 'tb';
  /** The parsed config. */
  readonly config: unknown;
  /** Texts by key, the default language's first. */
  readonly translations: Readonly<Record<string, string>>;
  /** Texts by key of every further language; the page puts the chosen one's into `translations`. */
  readonly localized?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export type TaskInterface =
  | TemplateBuilderInterface
  | ClassicInterface
  /** There is nothing to draw, and why. */
  | { readonly kind: 'none'; readonly reason: string };

export interface PreviewTask {
  /** Stays the same over edits of the interface; the task's place on the page where there is none. */
  readonly id?: string;
  /** Where it stands in the pool: main tasks are paid work, the others have known answers. */
  readonly kind?: TasksKind;
  /** Input as the performer's browser gets it: without hidden fields. */
  readonly input: FieldValues;
  /** The known answers of a golden or training task; any of them is right. */
  readonly known?: readonly FieldValues[];
  /** Shown after a wrong answer in training. */
  readonly hint?: string;
  /** The hint is to be seen already: the answer was wrong. */
  readonly hintShown?: true;
  /** What a past assignment holds as this task's answer. */
  readonly answer?: FieldValues;
  /** Files that `answer` names, by attachment id. */
  readonly files?: Readonly<Record<string, TaskFile>>;
}

/** A file of a past assignment, as an address that the page may read: `data:`, or of its host. */
export interface TaskFile {
  readonly name: string;
  readonly url: string;
  /** The bytes, where the page has them already; the address is not looked at then. */
  readonly blob?: Blob;
}

/** Where the tasks come from; made-up ones stand in where there are no rows. */
export type TasksOrigin = 'rows' | 'sample' | 'typed' | 'assignment' | 'performer';

/** What the pool's client filter, or whoever knows better, says of the performer's device. */
export type DeviceName = 'phone' | 'tablet' | 'desktop';

export interface PreviewModel {
  readonly title: string;
  readonly interface: TaskInterface;
  readonly inputSpec: FieldSpecs;
  readonly outputSpec: FieldSpecs;
  /** The tasks of the page that is shown, at least one. */
  readonly tasks: readonly PreviewTask[];
  readonly tasksFrom: TasksOrigin;
  /** What was chosen to be seen; a single page of made-up or given tasks where it is missing. */
  readonly choice?: DataChoice;
  /** Tasks of each kind on a page, as the pool's mixer lays them. */
  readonly mixer?: MixerCounts;
  /** The device to begin with. */
  readonly device?: DeviceName;
  /** Languages the project speaks, the default one first; two letters, lower case. */
  readonly languages?: readonly string[];
  /** Assignment that the tasks belong to, where there is a real one. */
  readonly assignmentId?: string;
  /** Origins that the user lets the interface reach. */
  readonly allowedHosts?: readonly string[];
}

export interface MixerCounts {
  readonly real: number;
  readonly golden: number;
  readonly training: number;
}

/** The parts of a platform task that the preview shows. */
export interface PreviewRow {
  readonly input_values: FieldValues;
  readonly known_solutions?: readonly { readonly output_values: FieldValues }[];
  readonly message_on_unknown_solution?: string;
  readonly id?: string;
  readonly kind?: TasksKind;
  /** The answer it was given, and files that it names. */
  readonly answer?: FieldValues;
  readonly files?: PreviewTask['files'];
  /** The hint is to be seen from the beginning. */
  readonly hintShown?: true;
}

/** No platform page holds more. */
const mostRows = 1000;

export function previewModelOf(project: Project, rows: readonly PreviewRow[]): PreviewModel {
  const { input_spec: inputSpec, output_spec: outputSpec, view_spec: view } = project.task_spec;
  const tasks = rows.slice(0, mostRows).map((row) => taskOf(row, inputSpec));
  return {
    title: project.public_name,
    interface: interfaceOf(view, project),
    inputSpec,
    outputSpec,
    tasks: tasks.length > 0 ? tasks : [{ input: sampleInput(inputSpec) }],
    tasksFrom: tasks.length > 0 ? 'rows' : 'sample',
    ...languagesOf(project),
  };
}

/** The default language first; none where the project does not say. */
function languagesOf({ localization_config: config }: Project): Pick<PreviewModel, 'languages'> {
  const own = config?.default_language;
  if (typeof own !== 'string') return {};
  const others = config?.additional_languages ?? [];
  const languages = [own, ...others.map(({ language }) => language)];
  return { languages: [...new Set(languages.map((language) => language.toLowerCase()))] };
}

/** The interface without anything of the author's that runs. */
export function withoutScripts(model: PreviewModel): PreviewModel {
  const { interface: drawn } = model;
  if (drawn.kind !== 'classic') return model;
  return { ...model, interface: { ...drawn, script: watchedCode(''), handlers: [] } };
}

function taskOf(row: PreviewRow, inputSpec: FieldSpecs): PreviewTask {
  const visible = Object.entries(row.input_values).filter(([name]) => !inputSpec[name]?.hidden);
  const known = row.known_solutions?.map(({ output_values: values }) => values);
  const hint = row.message_on_unknown_solution;
  const { id, kind, answer, files, hintShown } = row;
  return {
    input: Object.fromEntries(visible),
    ...(id !== undefined && { id }),
    ...(kind && { kind }),
    ...(known && known.length > 0 && { known }),
    ...(hint !== undefined && { hint }),
    ...(answer && { answer }),
    ...(files && { files }),
    ...(hintShown && { hintShown }),
  };
}

function interfaceOf(view: ViewSpec | undefined, project: Project): TaskInterface {
  if (!view) return { kind: 'none', reason: 'The project has no task_spec.view_spec yet.' };
  return view.type === 'tb' ? templateBuilder(view, project) : classicInterface(view);
}

function templateBuilder(view: TemplateBuilderViewSpec, project: Project): TaskInterface {
  const config = parsedConfig(view.config);
  if (config === undefined) {
    return { kind: 'none', reason: 'task_spec.view_spec.config is no JSON object.' };
  }
  const localized = localizedTexts(view, project);
  return {
    ...{ kind: 'tb', config, translations: translationsOf(view, project) },
    ...(Object.keys(localized).length > 0 && { localized }),
  };
}

/** A config is JSON text on the wire; a mapping is what an author's file may still hold. */
function parsedConfig(config: unknown): unknown {
  if (typeof config !== 'string') return isRecord(config) ? config : undefined;
  try {
    const parsed: unknown = JSON.parse(config);
    return isRecord(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** Texts of every further language; what it leaves out falls back to the default one's. */
function localizedTexts(
  view: TemplateBuilderViewSpec,
  project: Project,
): NonNullable<TemplateBuilderInterface['localized']> {
  const own = translationsOf(view, project);
  const others = project.localization_config?.additional_languages ?? [];
  return Object.fromEntries(
    others.map(({ language, tb_view_spec: texts }) => [
      language.toLowerCase(),
      { ...own, ...Object.fromEntries((texts?.keys ?? []).map(({ key, value }) => [key, value])) },
    ]),
  );
}

/** The default language wins; other languages only fill its gaps. */
function translationsOf(
  view: TemplateBuilderViewSpec,
  project: Project,
): Readonly<Record<string, string>> {
  const others = project.localization_config?.additional_languages ?? [];
  const fillers = others.flatMap((language) => language.tb_view_spec?.keys ?? []);
  const own = view.localizationConfig?.keys ?? [];
  return Object.fromEntries([
    ...fillers.map(({ key, value }) => [key, value] as const),
    ...own.map(({ key, defaultValue }) => [key, defaultValue] as const),
  ]);
}

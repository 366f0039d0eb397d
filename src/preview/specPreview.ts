/** What a preview shows, read from spec files through whatever holds them: a disk or an editor. */
import { valueAt, type FieldValues, type Position, type Range, type SpecDocument } from '../spec';
import type { DataChoice, FoundRow, TasksFileInfo } from './data/choice';
import { deviceOf } from './data/deviceOf';
import { goldenRow, type GoldenRow } from './data/goldenRow';
import { mixerOf, PoolRows } from './data/poolRows';
import { previewModelOf, type PreviewModel, type PreviewRow } from './model';
import type { PreviewFiles } from './previewFiles';
import type { SourcePlace } from './protocol';
import { projectPathOf, projectReference, readProject, type ReadProject } from './readProject';

/** A past assignment with its tasks and answers. */
export interface ReviewedPage {
  readonly assignmentId: string;
  readonly rows: readonly PreviewRow[];
}

/** Where something is written, for an editor to show. */
export interface PlaceInFile {
  /** Path below the workspace folder. */
  readonly file: string;
  readonly range: Range;
}

/** What is looked at: the project, and the pool or training that its rows come from. */
interface Look {
  readonly read: ReadProject;
  readonly pool: { readonly path: string; readonly doc: SpecDocument } | undefined;
}

/** After a search for a pool that found none, another one has to wait so long. */
const pauseOfSearch = 2_000;

export class SpecPreview {
  readonly #rows: PoolRows;
  #last: Look | undefined;
  /** Whole inputs of the tasks on the page, with the fields that performers do not see. */
  #inputs: readonly FieldValues[] = [];
  #borrowed: string | undefined;
  #searched = 0;

  constructor(
    private readonly files: PreviewFiles,
    private readonly path: string,
  ) {
    this.#rows = new PoolRows(files);
  }

  /**
   * Reads a project, or a pool or training together with its project. Throws what a person should
   * read when it cannot be drawn. `reviewed` is what a choice of a past assignment stands for.
   */
  async model(choice: DataChoice, reviewed?: ReviewedPage): Promise<PreviewModel> {
    const doc = await this.files.spec(this.path);
    const read = await readProject(this.files, await projectPathOf(this.files, this.path, doc));
    const pool = doc.kind === 'project' ? await this.#ownPool(read) : { path: this.path, doc };
    this.#last = { read, pool };
    if (pool) await this.#rows.take(pool.path, pool.doc);
    else this.#rows.drop();
    return await this.#modelOf(choice, this.#last, reviewed);
  }

  tasksFiles(): readonly TasksFileInfo[] {
    return this.#rows.infos();
  }

  /** Counts the rows of all tasks files; `told` is called now and then. */
  async countRows(told: () => void, signal: AbortSignal): Promise<void> {
    await this.#rows.count(told, signal);
  }

  search(file: string, text: string, signal: AbortSignal): AsyncIterable<readonly FoundRow[]> {
    const rows = this.#rows.file(file);
    if (!rows) throw new Error(`${file} is no tasks file of this preview.`);
    return rows.search(text, signal);
  }

  /** The row of golden tasks that a task of the page makes with its answer. */
  async goldenRow(task: number, output: FieldValues): Promise<GoldenRow> {
    const input = this.#inputs[task];
    if (!input) throw new Error('There is no such task on the page any more.');
    return await goldenRow(this.#rows.goldenFile(), input, output);
  }

  locate(place: SourcePlace): PlaceInFile | undefined {
    const { read } = this.#last ?? {};
    const found = read?.source.locate(place);
    if (!read || !found) return undefined;
    const file = found.path === undefined ? read.path : read.files.get(found.path);
    return file === undefined ? undefined : { file, range: found.range };
  }

  /** What of the interface stands at a position of a file; undefined when it is none of its files. */
  placeAt(file: string, position: Position): SourcePlace | undefined {
    const { read } = this.#last ?? {};
    if (!read) return undefined;
    if (file === read.path) return read.source.placeAt(undefined, position);
    const ref = [...read.files].find(([, path]) => path === file)?.[0];
    return ref === undefined ? undefined : read.source.placeAt(ref, position);
  }

  /** Files that the interface is written in: paths below the workspace folder. */
  sources(): readonly string[] {
    const { read } = this.#last ?? {};
    return read ? [read.path, ...read.files.values()] : [];
  }

  async #modelOf(choice: DataChoice, look: Look, reviewed?: ReviewedPage): Promise<PreviewModel> {
    const { project } = look.read;
    const surroundings = this.#surroundings(look);
    const { mixer } = surroundings;
    const made = (rows: readonly PreviewRow[], more: Partial<PreviewModel>): PreviewModel => {
      const model = { ...previewModelOf(project, rows), ...surroundings, ...more };
      this.#inputs = model.tasks.map(({ input }, i) => rows[i]?.input_values ?? input);
      return model;
    };
    if (choice.from === 'typed') {
      const rows = choice.inputs.map((input_values) => ({ input_values }));
      return made(rows, { choice, ...(rows.length > 0 && { tasksFrom: 'typed' }) });
    }
    if (choice.from === 'assignment' && reviewed) {
      const { assignmentId } = reviewed;
      return made(reviewed.rows, { choice, assignmentId, tasksFrom: 'assignment' });
    }
    if (choice.from !== 'sample') {
      const { input_spec: inputSpec, output_spec: outputSpec } = project.task_spec;
      const wanted = choice.from === 'rows' ? choice : firstRow;
      const page = await this.#rows.page(wanted, mixer, { inputSpec, outputSpec });
      if (page) return made(page.rows, { choice: page.choice });
    }
    const layout = choice.from === 'assignment' ? 'one' : choice.layout;
    return sampled(made([], { choice: { from: 'sample', layout } }), layout === 'mixed');
  }

  #surroundings({ pool }: Look): Pick<PreviewModel, 'mixer' | 'device'> {
    const mixer = pool && mixerOf(pool.doc);
    const filter = pool?.doc.kind === 'pool' ? valueAt(pool.doc.root, 'filter') : undefined;
    const device = filter && pool ? deviceOf(poolFilter(pool.doc)) : undefined;
    return { ...(mixer && { mixer }), ...(device && { device }) };
  }

  /** The first pool or training of the project that has tasks files; looked for again when it goes. */
  async #ownPool(read: ReadProject): Promise<Look['pool']> {
    const known =
      this.#borrowed === undefined ? undefined : await this.#owned(this.#borrowed, read);
    if (known) return known;
    if (Date.now() - this.#searched < pauseOfSearch && this.#borrowed === undefined)
      return undefined;
    this.#searched = Date.now();
    this.#borrowed = undefined;
    for (const path of await this.files.poolSpecs()) {
      const found = await this.#owned(path, read);
      if (!found) continue;
      this.#borrowed = path;
      return found;
    }
    return undefined;
  }

  async #owned(path: string, read: ReadProject): Promise<Look['pool']> {
    try {
      const doc = await this.files.spec(path);
      const ref = projectReference(doc);
      const own = ref !== undefined && (await this.files.resolveRef(path, ref)) === read.path;
      return own && valueAt(doc.root, '$tasks') ? { path, doc } : undefined;
    } catch {
      return undefined;
    }
  }
}

const firstRow = { from: 'rows', row: 0, layout: 'one' } as const;

function poolFilter(doc: SpecDocument): unknown {
  const value = doc.value();
  return typeof value === 'object' && value !== null && 'filter' in value
    ? value.filter
    : undefined;
}

/** Made-up tasks fill a page like rows would. */
function sampled(model: PreviewModel, wholePage: boolean): PreviewModel {
  const { mixer, tasks } = model;
  const size = mixer ? mixer.real + mixer.golden + mixer.training : 1;
  const [task] = tasks;
  if (!wholePage || size < 2 || !task) return model;
  return { ...model, tasks: Array.from({ length: size }, () => task) };
}

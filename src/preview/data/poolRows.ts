/** The rows of a pool or training: its tasks files, and what stands on the page that was chosen. */
import {
  tasksFormatOf,
  tasksReferencesOf,
  valueAt,
  type SpecDocument,
  type SpecNode,
  type TasksKind,
  type TasksReference,
} from '../../spec';
import type { MixerCounts, PreviewRow } from '../model';
import type { PreviewFiles } from '../previewFiles';
import type { DataChoice, TasksFileInfo } from './choice';
import { mixedPage, shuffled, type PageRows } from './mixedPage';
import { RowFile, type RowSpecs } from './rowFile';

type RowsChoice = Extract<DataChoice, { from: 'rows' }>;

interface OpenFile {
  /** Path below the workspace folder. */
  readonly path: string;
  readonly kind: TasksKind;
  readonly rows: RowFile;
}

/** A row with what the preview knows of it besides its values. */
export interface PlacedRow extends PreviewRow {
  readonly id: string;
  readonly kind: TasksKind;
}

export interface ShownRows {
  readonly rows: readonly PlacedRow[];
  readonly choice: RowsChoice;
}

export class PoolRows {
  /** By path, kind and columns: a file may be named twice. */
  #open: ReadonlyMap<string, OpenFile> = new Map();

  constructor(private readonly files: PreviewFiles) {}

  /** Opens the tasks files of a spec; those that are as they were stay open. */
  async take(path: string, doc: SpecDocument): Promise<void> {
    const entries = tasksReferencesOf(doc).map(async (reference) => {
      const found = await this.#opened(path, reference).catch(() => undefined);
      return found ? [[keyOf(reference), found] as const] : [];
    });
    this.#open = new Map((await Promise.all(entries)).flat());
  }

  drop(): void {
    this.#open = new Map();
  }

  infos(): readonly TasksFileInfo[] {
    return [...this.#open.values()].map(({ path, kind, rows }) => ({
      ...{ file: path, kind, rows: rows.count, counting: rows.counting },
    }));
  }

  /** Finds the rest of the rows of every file. */
  async count(told: () => void, signal: AbortSignal): Promise<void> {
    for (const { rows } of this.#open.values()) await rows.countAll(told, signal);
  }

  file(path: string): RowFile | undefined {
    return this.#fileAt(path)?.rows;
  }

  /** The file that a golden row belongs to: one of golden tasks, else any. */
  goldenFile(): { readonly path: string; readonly rows: RowFile } | undefined {
    const all = [...this.#open.values()];
    return all.find(({ kind }) => kind === 'golden') ?? this.#fileAt(undefined);
  }

  /** Undefined when there is no row to show. */
  async page(
    choice: RowsChoice,
    mixer: MixerCounts | undefined,
    specs: RowSpecs,
  ): Promise<ShownRows | undefined> {
    const file = this.#fileAt(choice.file);
    if (!file) return undefined;
    const row = await this.#rowNearest(file, choice.row, specs);
    if (!row) return undefined;
    const shown: RowsChoice = { ...choice, file: file.path, row: row.index };
    if (choice.layout === 'one' || !mixer) {
      return { rows: [row.placed], choice: { ...shown, layout: 'one' } };
    }
    return { rows: await this.#mixed(file, row.index, mixer, specs), choice: shown };
  }

  async #opened(from: string, reference: TasksReference): Promise<OpenFile | undefined> {
    const format = tasksFormatOf(reference.path);
    if (format === undefined) return undefined;
    const { kind, columns } = reference;
    const path = await this.files.resolveRef(from, reference.path);
    const text = await this.files.tasks(from, reference.path);
    const known = this.#open.get(keyOf(reference));
    if (known?.path === path && known.rows.text.stamp === text.stamp) return known;
    return { path, kind, rows: new RowFile(text, { format, kind, columns }) };
  }

  #fileAt(path: string | undefined): OpenFile | undefined {
    const all = [...this.#open.values()];
    return (
      all.find((file) => file.path === path) ?? all.find(({ kind }) => kind === 'main') ?? all[0]
    );
  }

  /** The last row instead of one that is not there any more. */
  async #rowNearest(file: OpenFile, index: number, specs: RowSpecs) {
    for (const at of [index, Math.max(0, file.rows.count - 1), 0]) {
      const placed = await placedRow(file, at, specs);
      if (placed) return { index: at, placed };
    }
    return undefined;
  }

  async #mixed(
    chosen: OpenFile,
    row: number,
    mixer: MixerCounts,
    specs: RowSpecs,
  ): Promise<readonly PlacedRow[]> {
    const page = mixedPage(row, mixer, {
      real: await this.#enough('main', row, mixer.real),
      golden: await this.#enough('golden', row, mixer.golden),
      training: await this.#enough('training', row, mixer.training),
    });
    const rows = await Promise.all([
      ...this.#read('main', page.real, specs),
      ...this.#read('golden', page.golden, specs),
      ...this.#read('training', page.training, specs),
    ]);
    const there = rows.filter((one) => one !== undefined);
    // A row that was picked by hand is on its page, also one of a further file.
    const own = await placedRow(chosen, row, specs);
    const missing = own && !there.some(({ id }) => id === own.id) ? [own] : [];
    return shuffled([...missing, ...there], pageNumber(page, mixer));
  }

  /** Rows of a kind, counted at least as far as the page needs them; control tasks wholly. */
  async #enough(kind: TasksKind, row: number, size: number): Promise<number> {
    let count = 0;
    for (const { rows, kind: own } of this.#open.values()) {
      if (own !== kind) continue;
      const least = kind === 'main' ? row + size - count : Number.POSITIVE_INFINITY;
      await rows.countAtLeast(least);
      count += rows.count;
    }
    return count;
  }

  #read(
    kind: TasksKind,
    indices: readonly number[],
    specs: RowSpecs,
  ): readonly Promise<PlacedRow | undefined>[] {
    const files = [...this.#open.values()].filter((file) => file.kind === kind);
    return indices.map(async (index) => {
      let before = 0;
      for (const file of files) {
        if (index - before < file.rows.count) {
          return placedRow(file, index - before, specs).catch(() => undefined);
        }
        before += file.rows.count;
      }
      return undefined;
    });
  }
}

async function placedRow(
  { path, kind, rows }: OpenFile,
  index: number,
  specs: RowSpecs,
): Promise<PlacedRow | undefined> {
  const row = await rows.row(index, specs);
  return row && { ...row, id: `${path}#${String(index)}`, kind };
}

function pageNumber(page: PageRows, mixer: MixerCounts): number {
  return Math.floor((page.real[0] ?? 0) / Math.max(1, mixer.real));
}

function keyOf({ path, kind, columns }: TasksReference): string {
  return JSON.stringify([path, kind, columns]);
}

/** How many tasks of each kind the spec has on a page; undefined when it does not mix. */
export function mixerOf(doc: SpecDocument): MixerCounts | undefined {
  if (doc.kind === 'training') {
    const training = countAt(doc.root, 'training_tasks_in_task_suite_count');
    return training === 0 ? undefined : { real: 0, golden: 0, training };
  }
  const config = valueAt(doc.root, 'mixer_config');
  if (!config) return undefined;
  return {
    real: countAt(config, 'real_tasks_count'),
    golden: countAt(config, 'golden_tasks_count'),
    training: countAt(config, 'training_tasks_count'),
  };
}

/** Larger pages are a slip of the keyboard, and drawing them would take long. */
const mostOfAKind = 100;

function countAt(node: SpecNode | undefined, key: string): number {
  const found = valueAt(node, key);
  const value = found?.kind === 'scalar' ? Number(found.value) : 0;
  return Number.isInteger(value) && value > 0 ? Math.min(value, mostOfAKind) : 0;
}

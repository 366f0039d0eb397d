/** The data of one task while a performer works on it. */
import { ListItems } from './listItems';
import { covers, pointerKey, type Pointer } from './pointer';
import { readPath, writePath } from './path';
import { isRecord } from './json';

/** What a view remembers besides data: players, pictures, blocks that open. */
export interface ViewState {
  readonly open?: boolean;
  readonly rotation?: number;
  readonly zoomed?: boolean;
  readonly played?: boolean;
  readonly playedFully?: boolean;
  readonly failed?: boolean;
}

/** Everything that must survive when the config changes under a performer's hands. */
export interface TaskSnapshot {
  readonly output: unknown;
  readonly internal: unknown;
  readonly touched: readonly string[];
  readonly attempted: boolean;
  readonly views: Readonly<Record<string, ViewState>>;
  /** Values of fields that are not shown at the moment, by place. */
  readonly buried?: Readonly<Record<string, unknown>>;
  /** Places of the fields that were shown: a config that has lost one buries its value. */
  readonly shown?: readonly Pointer[];
  readonly items?: ReturnType<ListItems['snapshot']>;
  /** Places that hold nothing but their default. */
  readonly defaulted?: readonly Pointer[];
  /** Triggers that ran when the task began, in the words of their config. */
  readonly fired?: readonly string[];
}

/** Key of internal data under which opened links are remembered. */
const openedLinks = '__openedLinksMap';

export class TaskStore {
  #output: unknown;
  #internal: unknown = {};
  #allTouched: boolean;
  readonly #touched = new Map<string, Pointer>();
  readonly #views = new Map<string, ViewState>();
  /** Values that left the answer with their fields, by place: they come back with them. */
  readonly buried = new Map<string, unknown>();
  /** Places of the fields that show. */
  shown: readonly Pointer[] = [];
  lists = new ListItems();
  /** Triggers that ran when the task began: an edit elsewhere in the config does not run them again. */
  readonly fired = new Set<string>();
  readonly #defaulted = new Map<string, Pointer>();
  /** True once a submit was tried: from then on every error shows. */
  attempted = false;

  constructor(
    readonly input: unknown,
    output: unknown = {},
  ) {
    this.#output = output;
    // A restored answer counts as touched everywhere.
    this.#allTouched = isRecord(output) && Object.keys(output).length > 0;
  }

  get output(): unknown {
    return this.#output;
  }

  get internal(): unknown {
    return this.#internal;
  }

  read(pointer: Pointer): unknown {
    return readPath(pointer.root === 'output' ? this.#output : this.#internal, pointer.path);
  }

  /** Writes without marking the place as touched. */
  write(pointer: Pointer, value: unknown): void {
    const root = pointer.root === 'output' ? this.#output : this.#internal;
    const written = writePath(root, pointer.path, value) ?? {};
    if (pointer.root === 'output') this.#output = written;
    else this.#internal = written;
  }

  touch(pointer: Pointer): void {
    this.#touched.set(pointerKey(pointer), pointer);
    this.#defaulted.delete(pointerKey(pointer));
  }

  /** Writes the default of a field that just appeared. */
  writeDefault(pointer: Pointer, value: unknown): void {
    this.write(pointer, value);
    this.#defaulted.set(pointerKey(pointer), pointer);
  }

  /** True when the place, or a place below it, was changed by the performer. */
  isTouched(pointer: Pointer): boolean {
    if (this.#allTouched || this.#touched.has(pointerKey(pointer))) return true;
    return [...this.#touched.values()].some((touched) => covers(pointer, touched));
  }

  view(key: string): ViewState {
    return this.#views.get(key) ?? {};
  }

  patchView(key: string, patch: ViewState): void {
    this.#views.set(key, { ...this.view(key), ...patch });
  }

  markOpened(url: string): void {
    const opened = readPath(this.#internal, [openedLinks]);
    const map = isRecord(opened) ? opened : {};
    this.#internal = { ...(this.#internal as object), [openedLinks]: { ...map, [url]: true } };
  }

  wasOpened(url: unknown): boolean {
    const opened = readPath(this.#internal, [openedLinks]);
    return isRecord(opened) && opened[String(url)] === true;
  }

  snapshot(): TaskSnapshot {
    return {
      output: this.#output,
      internal: this.#internal,
      touched: [...this.#touched.keys(), ...(this.#allTouched ? ['*'] : [])],
      attempted: this.attempted,
      views: Object.fromEntries(this.#views),
      buried: Object.fromEntries(this.buried),
      shown: this.shown,
      items: this.lists.snapshot(),
      defaulted: [...this.#defaulted.values()],
      fired: [...this.fired],
    };
  }

  /** Takes a default back that nobody has changed: the config may have another one by now. */
  #forget(place: Pointer): void {
    if (this.isTouched(place)) return;
    this.write(place, undefined);
    this.shown = this.shown.filter((one) => pointerKey(one) !== pointerKey(place));
  }

  static restore(input: unknown, snapshot: TaskSnapshot): TaskStore {
    const store = new TaskStore(input, snapshot.output);
    store.#internal = snapshot.internal;
    store.#allTouched = snapshot.touched.includes('*');
    for (const key of snapshot.touched.filter((one) => one !== '*')) {
      const [root, ...path] = key.split('.');
      store.#touched.set(key, { root: root === 'internal' ? 'internal' : 'output', path });
    }
    for (const [key, state] of Object.entries(snapshot.views)) store.#views.set(key, state);
    for (const [key, value] of Object.entries(snapshot.buried ?? {})) store.buried.set(key, value);
    store.shown = snapshot.shown ?? [];
    if (snapshot.items) store.lists = new ListItems(snapshot.items.lists, snapshot.items.next);
    store.attempted = snapshot.attempted;
    for (const text of snapshot.fired ?? []) store.fired.add(text);
    for (const place of snapshot.defaulted ?? []) store.#forget(place);
    return store;
  }
}

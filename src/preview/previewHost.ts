/**
 * What every host of a preview page does alike: draws the newest state of a spec, changes the data on
 * request, searches rows, shows past assignments. What only an editor can do is handed in.
 */
import type { DataChoice, ReviewChoice } from './data/choice';
import type { GoldenRow } from './data/goldenRow';
import type { PreviewModel } from './model';
import type { HostAbility, HostMessage, PageMessage } from './protocol';
import type { ReviewedPage, SpecPreview } from './specPreview';

/** Past assignments of a platform. */
export interface Reviews {
  /** Pools of the project that is shown, or assignments of one of them. */
  choices(pool: string | undefined, signal: AbortSignal): Promise<readonly ReviewChoice[]>;
  open(assignment: string, signal: AbortSignal): Promise<ReviewedPage>;
}

export interface PreviewHostParts {
  readonly preview: SpecPreview;
  readonly post: (message: HostMessage) => void;
  readonly reviews?: Reviews;
  readonly abilities?: readonly HostAbility[];
  /** Last touches to a model before it goes to the page. */
  readonly finish?: (model: PreviewModel) => PreviewModel;
  readonly copy?: (row: GoldenRow) => Promise<string>;
  /** Adds a row to its file; gives what to tell the person. */
  readonly append?: (row: GoldenRow) => Promise<string>;
  /** The spec was read anew. */
  readonly drawn?: () => void;
  readonly explain: (error: unknown) => string;
  /** Version to begin with: pages that stay open over a restart ignore lower ones. */
  readonly version?: number;
  readonly choice?: DataChoice;
}

/** Rows that a search tells before it gives up. */
const mostFound = 200;
/** Between two words on how the counting of rows goes, in milliseconds. */
const countingPause = 150;

export class PreviewHost {
  #version: number;
  #choice: DataChoice;
  #newest: HostMessage | undefined;
  #ready = false;
  #reading: Promise<void> | undefined;
  #overtaken = false;
  #counting = new AbortController();
  #searching = new AbortController();
  readonly #life = new AbortController();
  /** What the last choice of an assignment brought, so that edits need not ask again. */
  #reviewed: { readonly id: string; readonly page: ReviewedPage } | undefined;

  constructor(private readonly parts: PreviewHostParts) {
    this.#version = parts.version ?? 0;
    this.#choice = parts.choice ?? { from: 'rows', row: 0, layout: 'one' };
  }

  get choice(): DataChoice {
    return this.#choice;
  }

  /**
   * Reads everything anew. While one reading goes on, any number of further calls come to one more
   * after it: typing is neither held up by drawing nor can it keep everything from being drawn.
   */
  refresh(): Promise<void> {
    if (this.#reading) {
      this.#overtaken = true;
      return this.#reading;
    }
    this.#reading = this.#readUntilNewest().finally(() => (this.#reading = undefined));
    return this.#reading;
  }

  async #readUntilNewest(): Promise<void> {
    do {
      this.#overtaken = false;
      const message = await this.#read((this.#version += 1));
      if (this.#life.signal.aborted) return;
      this.#newest = message;
      if (this.#ready) this.parts.post(message);
      if (message.type === 'render') {
        this.parts.drawn?.();
        if (this.#ready) this.#count();
      }
    } while (this.#isOvertaken());
  }

  #isOvertaken(): boolean {
    return this.#overtaken;
  }

  /** Gives true when the message was for this host; others are the caller's. */
  receive(message: PageMessage): boolean {
    switch (message.type) {
      case 'ready':
        this.#begin(message.choice);
        return true;
      case 'choose':
        this.#choice = message.choice;
        void this.refresh();
        return true;
      case 'search':
        void this.#search(message);
        return true;
      case 'askReviews':
        void this.#tellReviews(message.pool);
        return true;
      case 'goldenRow':
        void this.#golden(message);
        return true;
      default:
        return false;
    }
  }

  end(): void {
    this.#life.abort();
    this.#counting.abort();
    this.#searching.abort();
  }

  #begin(choice: DataChoice | undefined): void {
    const { abilities = [], post } = this.parts;
    this.#ready = true;
    post({ type: 'hello', abilities });
    if (choice && JSON.stringify(choice) !== JSON.stringify(this.#choice)) {
      this.#choice = choice;
      void this.refresh();
    } else if (this.#newest) {
      post(this.#newest);
      this.#count();
    } else void this.refresh();
  }

  async #read(version: number): Promise<HostMessage> {
    try {
      const reviewed = await this.#reviewedPage();
      const model = await this.parts.preview.model(this.#choice, reviewed);
      return { type: 'render', version, model: this.parts.finish?.(model) ?? model };
    } catch (error) {
      return { type: 'trouble', version, message: this.parts.explain(error) };
    }
  }

  async #reviewedPage(): Promise<ReviewedPage | undefined> {
    const choice = this.#choice;
    if (choice.from !== 'assignment') return undefined;
    if (this.#reviewed?.id === choice.id) return this.#reviewed.page;
    const page = await this.parts.reviews?.open(choice.id, this.#life.signal);
    if (page) this.#reviewed = { id: choice.id, page };
    return page;
  }

  /** Tells how many rows the files have, while and once they are counted. */
  #count(): void {
    this.#counting.abort();
    const counting = new AbortController();
    this.#counting = counting;
    const { preview, post } = this.parts;
    let last = 0;
    const tell = (): void => post({ type: 'tasksFiles', files: preview.tasksFiles() });
    const now = (): void => {
      if (Date.now() - last < countingPause) return;
      last = Date.now();
      tell();
    };
    preview.countRows(now, counting.signal).then(
      () => {
        if (!counting.signal.aborted) tell();
      },
      (error: unknown) => this.#fail(error),
    );
  }

  async #search(wanted: Extract<PageMessage, { type: 'search' }>): Promise<void> {
    this.#searching.abort();
    const searching = new AbortController();
    this.#searching = searching;
    const { request, file, text } = wanted;
    const { post, preview } = this.parts;
    let left = mostFound;
    const tell = (
      rows: Extract<HostMessage, { type: 'found' }>['rows'],
      state: 'searching' | 'complete' | 'cut',
    ): void => post({ type: 'found', request, rows, state });
    try {
      for await (const batch of preview.search(file, text, searching.signal)) {
        if (searching.signal.aborted) return;
        const rows = batch.slice(0, left);
        left -= rows.length;
        if (left === 0) {
          tell(rows, 'cut');
          return;
        }
        if (rows.length > 0) tell(rows, 'searching');
      }
      if (!searching.signal.aborted) tell([], 'complete');
    } catch (error) {
      this.#fail(error);
    }
  }

  async #tellReviews(pool: string | undefined): Promise<void> {
    const { reviews, post } = this.parts;
    if (!reviews) return;
    try {
      post({ type: 'reviews', choices: await reviews.choices(pool, this.#life.signal) });
    } catch (error) {
      post({ type: 'reviews', choices: [] });
      this.#fail(error);
    }
  }

  async #golden({ task, output, deed }: Extract<PageMessage, { type: 'goldenRow' }>) {
    const { preview, post } = this.parts;
    const act = this.parts[deed];
    if (!act) return;
    try {
      const row = await preview.goldenRow(task, output);
      const left = row.leftOut.length > 0 ? ` Without a column: ${row.leftOut.join(', ')}.` : '';
      post({ type: 'notice', kind: 'done', message: `${await act(row)}${left}` });
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    if (this.#life.signal.aborted) return;
    this.parts.post({ type: 'notice', kind: 'failed', message: this.parts.explain(error) });
  }
}

/** What an author may choose to see in a preview, and what there is to choose from. */
import type { FieldValues } from '../../spec';
import type { TasksKind } from '../../spec';

/** How many tasks stand on the page: one, or as many as the pool's mixer lays on one. */
export type PageLayout = 'one' | 'mixed';

export type DataChoice =
  /** A row of a tasks file, counted from zero; without a file the first of the main ones. */
  | {
      readonly from: 'rows';
      readonly file?: string;
      readonly row: number;
      readonly layout: PageLayout;
    }
  /** Made up from `input_spec`. */
  | { readonly from: 'sample'; readonly layout: PageLayout }
  /** Input values typed by hand, one entry a task. */
  | { readonly from: 'typed'; readonly inputs: readonly FieldValues[] }
  /** A past assignment of the platform, with its answers. */
  | { readonly from: 'assignment'; readonly id: string };

/** A tasks file of the pool that is shown, or of the first pool of the project that has one. */
export interface TasksFileInfo {
  /** Path below the workspace folder. */
  readonly file: string;
  readonly kind: TasksKind;
  /** Rows found so far. */
  readonly rows: number;
  readonly counting: 'going-on' | 'done';
}

export interface FoundRow {
  readonly row: number;
  /** The values of the row in short, for a list. */
  readonly text: string;
}

export type ReviewChoice =
  | { readonly kind: 'pool'; readonly id: string; readonly label: string; readonly detail: string }
  | {
      readonly kind: 'assignment';
      readonly id: string;
      readonly label: string;
      readonly detail: string;
    };

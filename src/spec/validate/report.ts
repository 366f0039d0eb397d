import type { SpecDocument } from '../document/specDocument';
import type { ReferencedFile } from '../references/referencedFile';
import { comparePositions } from '../text/position';
import type { Diagnostic, Severity } from './diagnostic';

/** A place in the text; every node and key has one. */
export interface Span {
  readonly start: number;
  readonly end: number;
  /** The file in which it is, when that is not the spec itself. */
  readonly file?: ReferencedFile;
}

/** A diagnostic whose place is still told in offsets. */
export interface Draft {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly suggestions?: readonly string[];
  /** The file that the offsets count in, when that is not the spec itself. */
  readonly file?: ReferencedFile;
}

/** More is nothing that anybody reads, and takes long to tell. */
const mostDrafts = 10_000;

/** Collects diagnostics in offsets and says each thing once. */
export class Report {
  #isFull = false;
  readonly #drafts = new Map<string, Draft>();

  error(code: string, at: Span, message: string, suggestions: readonly string[] = []): void {
    this.#add({ ...placeOf(at), code, severity: 'error', message, suggestions });
  }

  warning(code: string, at: Span, message: string, suggestions: readonly string[] = []): void {
    this.#add({ ...placeOf(at), code, severity: 'warning', message, suggestions });
  }

  /** What another report found, with its offsets counted from `from`. */
  addAll(drafts: readonly Draft[], from: number): void {
    for (const draft of drafts) this.#add(movedBy(draft, from));
  }

  /** What another report found, in a file of its own. */
  addFrom(file: ReferencedFile, found: Report): void {
    for (const draft of found.draftsFrom(0)) this.#add({ ...draft, file });
  }

  /** Everything found so far, with offsets counted from `from`. */
  draftsFrom(from: number): readonly Draft[] {
    return [...this.#drafts.values()].map((draft) => movedBy(draft, -from));
  }

  /** Files other than the spec in which something was found. */
  files(): readonly ReferencedFile[] {
    const files = [...this.#drafts.values()].flatMap(({ file }) => file ?? []);
    return [...new Map(files.map((file) => [file.path, file])).values()];
  }

  info(code: string, at: Span, message: string, suggestions: readonly string[] = []): void {
    this.#add({ ...placeOf(at), code, severity: 'info', message, suggestions });
  }

  #add(draft: Draft): void {
    const { start, end, code, message, file } = draft;
    const name = `${start} ${end} ${code} ${message} ${file?.path ?? ''}`;
    if (this.#drafts.has(name)) return;
    if (this.#drafts.size < mostDrafts) this.#drafts.set(name, draft);
    else this.#isFull = true;
  }

  /** That there is more to tell is told at the beginning. */
  #told(): readonly Draft[] {
    const drafts = [...this.#drafts.values()];
    if (!this.#isFull) return drafts;
    const message = `Only ${mostDrafts.toLocaleString('en-US')} findings are told: there are more. Mend some of them to hear of the others.`;
    return [...drafts, { code: 'too-many-problems', severity: 'info', message, start: 0, end: 1 }];
  }

  /** By file, position and code, the spec's own first. An empty place is widened so that something can be underlined. */
  diagnostics(doc: SpecDocument): readonly Diagnostic[] {
    return this.#told()
      .map(({ start, end, suggestions, file, ...rest }): Diagnostic => {
        const range = (file ?? doc).lines.range(start, Math.max(start, end));
        return {
          ...rest,
          range,
          ...(suggestions?.length && { suggestions }),
          ...(file && { path: file.path }),
        };
      })
      .sort(
        (a, b) =>
          (a.path ?? '').localeCompare(b.path ?? '') ||
          comparePositions(a.range.start, b.range.start) ||
          a.code.localeCompare(b.code),
      );
  }
}

function placeOf({ start, end, file }: Span): Pick<Draft, 'start' | 'end' | 'file'> {
  return file ? { start, end, file } : { start, end };
}

/** Only places in the spec itself move with it. */
function movedBy(draft: Draft, by: number): Draft {
  return draft.file ? draft : { ...draft, start: draft.start + by, end: draft.end + by };
}

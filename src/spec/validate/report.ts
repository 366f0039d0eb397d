import type { SpecDocument } from '../document/specDocument';
import { comparePositions } from '../text/position';
import type { Diagnostic, Severity } from './diagnostic';

/** A place in the text; every node and key has one. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A diagnostic whose place is still told in offsets. */
export interface Draft {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly suggestions?: readonly string[];
}

/** Collects diagnostics in offsets and says each thing once. */
export class Report {
  readonly #drafts = new Map<string, Draft>();

  error(code: string, at: Span, message: string, suggestions: readonly string[] = []): void {
    this.#add({ code, severity: 'error', message, start: at.start, end: at.end, suggestions });
  }

  warning(code: string, at: Span, message: string, suggestions: readonly string[] = []): void {
    this.#add({ code, severity: 'warning', message, start: at.start, end: at.end, suggestions });
  }

  /** What another report found, with its offsets counted from `from`. */
  addAll(drafts: readonly Draft[], from: number): void {
    for (const draft of drafts)
      this.#add({ ...draft, start: draft.start + from, end: draft.end + from });
  }

  /** Everything found so far, with offsets counted from `from`. */
  draftsFrom(from: number): readonly Draft[] {
    return [...this.#drafts.values()].map((draft) => ({
      ...draft,
      start: draft.start - from,
      end: draft.end - from,
    }));
  }

  info(code: string, at: Span, message: string, suggestions: readonly string[] = []): void {
    this.#add({ code, severity: 'info', message, start: at.start, end: at.end, suggestions });
  }

  #add(draft: Draft): void {
    const name = `${draft.start} ${draft.end} ${draft.code} ${draft.message}`;
    if (!this.#drafts.has(name)) this.#drafts.set(name, draft);
  }

  /** By position, then by code. An empty place is widened so that something can be underlined. */
  diagnostics(doc: SpecDocument): readonly Diagnostic[] {
    return [...this.#drafts.values()]
      .map(({ start, end, suggestions, ...rest }): Diagnostic => {
        const range = doc.lines.range(start, Math.max(start, end));
        return suggestions?.length ? { ...rest, range, suggestions } : { ...rest, range };
      })
      .sort(
        (a, b) => comparePositions(a.range.start, b.range.start) || a.code.localeCompare(b.code),
      );
  }
}

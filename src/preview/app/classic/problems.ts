/** Shows where it belongs what goes wrong in an author's texts, with a way to the line it stands on. */
import type { FromFrame, SourcePlace } from '../../protocol';
import type { ClassicParts } from '../../frame';
import { ScriptStopped } from './watch';

export interface Problem {
  readonly message: string;
  readonly place?: SourcePlace | undefined;
}

/** A script may fail in every turn of a timer, and say a lot: problems shown, and characters of each. */
const most = 20;
const longest = 1000;

let reveal: (place: SourcePlace) => void = () => undefined;

export class Problems {
  /** Zero-based lines of the markup on which helpers and partials are called. */
  calls: Readonly<Record<string, number>> = {};
  readonly #shown = new Set<string>();

  constructor(
    private readonly send: (message: FromFrame) => void,
    private readonly parts: () => ClassicParts | undefined,
  ) {
    reveal = (place) => send({ type: 'reveal', place });
    window.addEventListener('error', (event) => this.#hear(event), { capture: true });
    window.addEventListener('unhandledrejection', (event) => this.show(event.reason));
  }

  /** Runs a step of the author's; what it throws is shown, and nothing is returned then. */
  guard<T>(step: () => T, where?: Element): T | undefined {
    try {
      return step();
    } catch (error) {
      this.show(error, where);
      return undefined;
    }
  }

  /** Shows an error in `where`, at the top of the page without one. */
  show(error: unknown, where?: Element): void {
    // Told by the watch already, with the line it was stopped on.
    if (error instanceof ScriptStopped) return;
    this.tell({ message: messageOf(error), place: this.#placeOf(error) }, where);
  }

  tell({ message: full, place }: Problem, where: Element = document.body): void {
    const message = full.length > longest ? `${full.slice(0, longest)}…` : full;
    const text = withLine({ message, place });
    if (this.#shown.has(text) || this.#shown.size >= most) return;
    this.#shown.add(text);
    where.prepend(problemBox({ message, place }));
    this.send({ type: 'problem', message, ...(place && { place }) });
  }

  /** Told beside the task only: it does not keep anything from being drawn. */
  note(message: string): void {
    this.send({ type: 'problem', message });
  }

  clear(): void {
    this.#shown.clear();
    for (const box of document.querySelectorAll('.preview-broken')) box.remove();
  }

  #hear(event: ErrorEvent): void {
    if (event.error instanceof ScriptStopped) return;
    const { target } = event;
    if (target instanceof HTMLScriptElement || target instanceof HTMLLinkElement) {
      const address = target instanceof HTMLScriptElement ? target.src : target.href;
      this.tell({ message: `Could not be loaded: ${address}` });
      return;
    }
    if (target !== window) return;
    const line = this.#scriptLine(event.lineno);
    this.tell({ message: withRemedy(event.message), place: scriptPlace(line) });
  }

  #placeOf(error: unknown): SourcePlace | undefined {
    if (!(error instanceof Error)) return undefined;
    const called = /^Missing helper: "(.*)"$|^The partial (.*) could not be/.exec(error.message);
    const line = this.calls[called?.[1] ?? called?.[2] ?? ''];
    if (line !== undefined) return markupPlace(line);
    const lines = [...(error.stack ?? '').matchAll(/srcdoc:(\d+):\d+/g)];
    const own = lines.map(([, line]) => this.#scriptLine(Number(line)));
    return scriptPlace(own.find((line) => line !== undefined));
  }

  /** Zero-based line of the author's script for a line of the frame's document. */
  #scriptLine(documentLine: number): number | undefined {
    const parts = this.parts();
    if (!parts) return undefined;
    const line = documentLine - parts.firstLine;
    return line >= 0 && line < parts.lineCount ? line : undefined;
  }
}

/** A box in place of, or above, what cannot be drawn. */
export function problemBox(problem: Problem): HTMLElement {
  const box = document.createElement('div');
  box.className = 'preview-broken';
  box.setAttribute('role', 'alert');
  box.textContent = problem.message;
  const { place } = problem;
  if (place && 'from' in place) {
    const link = document.createElement('button');
    link.type = 'button';
    link.className = 'preview-source';
    link.textContent = wordsFor(place);
    link.addEventListener('click', (event) => {
      event.stopPropagation();
      reveal(place);
    });
    box.append(' ', link);
  }
  return box;
}

export function scriptPlace(line: number | undefined): SourcePlace | undefined {
  return line === undefined ? undefined : { part: 'script', from: line, to: line };
}

export function markupPlace(line: number | undefined): SourcePlace | undefined {
  return line === undefined ? undefined : { part: 'markup', from: line, to: line };
}

function withLine({ message, place }: Problem): string {
  return place && 'from' in place ? `${message} (${wordsFor(place)})` : message;
}

function wordsFor(place: Extract<SourcePlace, { from: number }>): string {
  return `${place.part}, line ${String(place.from + 1)}`;
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return withRemedy(`${error.name}: ${error.message}`);
}

const library =
  /\b(TolokaHandlebarsTask|TolokaHandlebarsTaskSuite|Handlebars|jQuery|\$|_) is not defined/;

/** Templates that forget the library are the commonest ones that do nothing on the platform, too. */
function withRemedy(message: string): string {
  if (!library.test(message)) return message;
  return `${message}: add $TOLOKA_ASSETS/js/toloka-handlebars-templates.js to script_urls`;
}

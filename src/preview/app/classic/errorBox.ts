import { frameGlobals } from '../../frame';

/** Shows what goes wrong in a script at the top of the task, with the line in the author's text. */
export class ErrorBox {
  readonly #shown = new Set<string>();

  constructor(private readonly tell: (message: string) => void) {
    window.addEventListener('error', (event) => this.#add(event.message, event.lineno));
    window.addEventListener('unhandledrejection', (event) => this.show(event.reason));
  }

  guard<T>(step: () => T): T | undefined {
    try {
      return step();
    } catch (error) {
      this.show(error);
      return undefined;
    }
  }

  show(error: unknown): void {
    const isError = error instanceof Error;
    this.#add(
      isError ? `${error.name}: ${error.message}` : String(error),
      lineIn(isError ? error.stack : ''),
    );
  }

  clear(): void {
    this.#shown.clear();
    for (const box of document.querySelectorAll('body > .preview-broken')) box.remove();
  }

  #add(message: string, documentLine: number | undefined): void {
    const line = scriptLine(documentLine);
    const text = line === undefined ? message : `${message} (script, line ${String(line)})`;
    if (this.#shown.has(text)) return;
    this.#shown.add(text);
    const box = document.createElement('div');
    box.className = 'preview-broken';
    box.setAttribute('role', 'alert');
    box.textContent = text;
    document.body.prepend(box);
    this.tell(text);
  }
}

/** Line of the author's script for a line of the frame's document. */
function scriptLine(documentLine: number | undefined): number | undefined {
  const first = Number(Reflect.get(window, frameGlobals.scriptLine));
  const count = Number(Reflect.get(window, frameGlobals.scriptLines));
  if (documentLine === undefined || documentLine < first) return undefined;
  const line = documentLine - first + 1;
  return line <= count ? line : undefined;
}

function lineIn(stack: string | undefined): number | undefined {
  const match = /srcdoc:(\d+):\d+/.exec(stack ?? '');
  return match ? Number(match[1]) : undefined;
}

/** Where the performer was on the page, for a frame that is built anew after an edit. */

export interface View {
  readonly scroll: number;
  /** Of the control in focus, among all controls of the page. */
  readonly focus?: number;
  /** The caret, where the control has one. */
  readonly caret?: readonly [number, number];
  /** Seconds of every player, in their order; a player that runs goes on. */
  readonly players: readonly { readonly at: number; readonly runs: boolean }[];
}

const controls = 'input, textarea, select, button, a[href], [tabindex]';

export function viewNow(): View {
  const active = document.activeElement;
  const focus = active ? [...document.querySelectorAll(controls)].indexOf(active) : -1;
  const caret = caretOf(active);
  return {
    scroll: document.documentElement.scrollTop,
    ...(focus < 0 ? {} : { focus }),
    ...(caret === undefined ? {} : { caret }),
    players: playersOn().map((player) => ({ at: player.currentTime, runs: !player.paused })),
  };
}

/** Tells that the view changed; a player tells when it is stopped or moved. */
export function keepView(changed: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(changed, 150);
  };
  for (const name of ['scroll', 'focusin', 'selectionchange', 'play', 'pause', 'seeked']) {
    document.addEventListener(name, soon, { capture: true, passive: true });
  }
}

export function restoreView(state: unknown): void {
  const view = (state as { readonly view?: View } | null | undefined)?.view;
  if (!view) return;
  document.documentElement.scrollTop = view.scroll;
  if (view.focus !== undefined) focusOn(view.focus, view.caret);
  playersOn().forEach((player, index) => {
    const kept = view.players[index];
    if (!kept || (kept.at === 0 && !kept.runs)) return;
    player.currentTime = kept.at;
    if (kept.runs) player.play().catch(() => undefined);
  });
}

function focusOn(index: number, caret: View['caret']): void {
  const control = document.querySelectorAll<HTMLElement>(controls)[index];
  control?.focus({ preventScroll: true });
  if (caret && (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)) {
    if (caretOf(control)) control.setSelectionRange(...caret);
  }
}

function caretOf(element: Element | null): readonly [number, number] | undefined {
  const isText = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
  if (!isText || element.selectionStart === null) return undefined;
  return [element.selectionStart, element.selectionEnd ?? element.selectionStart];
}

function playersOn(): readonly HTMLMediaElement[] {
  return [...document.querySelectorAll<HTMLMediaElement>('audio, video')];
}

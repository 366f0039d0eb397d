/**
 * The text segmentation editor: templates load it as a library of its own, whose address is long
 * gone; this one stands in for it under the same names.
 *
 * Output: `result` maps a tag's name to the marked texts; `text_review_mode` lists all pieces of the
 * text in order, so that a review can draw the marks again.
 */
import { Handlebars } from '../handlebars';
import { escapeHtml } from '../fields/escapeHtml';
import type { TaskObject } from '../types';
import { coloured, type ColouredTag, type Tag } from './tags';
import { marked, type Mark, marksFrom, piecesOf, resultOf } from './marks';

const block = 'text-annotation';

/** Tags with the colours they are drawn in. */
export function updateTagsData(tags: readonly Tag[]): readonly ColouredTag[] {
  return coloured(tags);
}

Handlebars.registerHelper('textAnnotationInterface', (input: unknown, tags: unknown) => {
  const buttons = (Array.isArray(tags) ? (tags as readonly ColouredTag[]) : []).map(
    (tag, index) =>
      `<button type="button" class="${block}__tag" data-tag="${String(index)}">` +
      `<span class="${block}__colour" style="background:${tag.colour}"></span>${escapeHtml(tag.tag_name)}` +
      (tag.tag_hotkey ? `<span class="field__hotkey">${escapeHtml(tag.tag_hotkey)}</span>` : '') +
      '</button>',
  );
  return new Handlebars.SafeString(
    `<div class="${block}"><div class="${block}__tags" role="toolbar">${buttons.join('')}</div>` +
      `<div class="${block}__text text">${escapeHtml(input)}</div></div>`,
  );
});

/** Called on a task from its `onRender`. */
export function createTextAnnotationInterface(this: TaskObject, tags?: readonly Tag[]): void {
  const root = this.getDOMElement().querySelector<HTMLElement>(`.${block}`);
  if (root) new TextAnnotation(this, root, coloured(tags ?? [])).start();
}

class TextAnnotation {
  readonly #text: string;
  readonly #box: HTMLElement;
  #active = 0;
  #marks: readonly Mark[];

  constructor(
    private readonly task: TaskObject,
    private readonly root: HTMLElement,
    private readonly tags: readonly ColouredTag[],
  ) {
    this.#box = root.querySelector<HTMLElement>(`.${block}__text`) ?? root;
    this.#text = this.#box.textContent;
    this.#marks = marksFrom(task.getSolution().output_values.text_review_mode);
  }

  start(): void {
    this.#draw();
    const { isReadOnly, isReviewMode } = this.task.getWorkspaceOptions();
    if (isReadOnly || isReviewMode) return;
    this.#box.addEventListener('mouseup', () => this.#markSelection());
    this.root.addEventListener('click', (event) => this.#press(event.target as Element));
    this.task.hotkey.on('key', (key) => {
      const index = this.tags.findIndex(
        (tag) =>
          tag.tag_hotkey !== undefined && tag.tag_hotkey.toLowerCase() === key?.toLowerCase(),
      );
      if (index >= 0) this.#choose(index);
    });
  }

  #press(target: Element): void {
    const tag = target.closest<HTMLElement>(`.${block}__tag`)?.dataset.tag;
    if (tag !== undefined) this.#choose(Number(tag));
    const mark = target.closest<HTMLElement>('[data-start]')?.dataset.start;
    if (mark === undefined) return;
    if (target.closest(`.${block}__remove`)) {
      this.#set(this.#marks.filter(({ start }) => start !== Number(mark)));
    }
  }

  /** A tag is for the selection, where there is one, and for the ones to come. */
  #choose(index: number): void {
    this.#active = index;
    this.#markSelection();
    this.#draw();
  }

  #markSelection(): void {
    const range = selectedRange(this.#box);
    const tag = this.tags[this.#active];
    if (!range || !tag) return;
    getSelection()?.removeAllRanges();
    this.#set(marked(this.#marks, { ...range, tag: tag.tag_name, colour: tag.colour }));
  }

  #set(marks: readonly Mark[]): void {
    this.#marks = marks;
    this.task.setSolutionOutputValues({
      result: resultOf(this.#text, marks),
      text_review_mode: piecesOf(this.#text, marks),
    });
    this.task.hideTaskError();
    this.#draw();
  }

  #draw(): void {
    this.root.querySelectorAll(`.${block}__tag`).forEach((button, index) => {
      const isActive = index === this.#active;
      button.classList.toggle(`${block}__tag_active`, isActive);
      button.setAttribute('aria-pressed', String(isActive));
    });
    const pieces = piecesOf(this.#text, this.#marks).map((piece) => {
      const text = escapeHtml(this.#text.slice(piece.start, piece.start + piece.contentLength));
      if (piece.class === 'text__unselected') return text;
      return (
        `<span class="text__selected" data-start="${String(piece.start)}" style="--tag:${escapeHtml(piece.colour)}">` +
        `<span class="text__value">${text}</span><span class="text__input" aria-hidden="true" data-tag-name="${escapeHtml(piece.value)}"></span>` +
        `<button type="button" class="${block}__remove" aria-label="${escapeHtml(piece.value)}: ${text} ×"></button></span>`
      );
    });
    this.#box.innerHTML = pieces.join('');
  }
}

/** What is selected in the text, as offsets; spaces at its ends are left out. */
function selectedRange(box: HTMLElement): { start: number; end: number } | undefined {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  if (!box.contains(range.commonAncestorContainer)) return undefined;
  const before = range.cloneRange();
  before.selectNodeContents(box);
  before.setEnd(range.startContainer, range.startOffset);
  const text = range.toString();
  const start = before.toString().length + (text.length - text.trimStart().length);
  const end = start + text.trim().length;
  return end > start ? { start, end } : undefined;
}

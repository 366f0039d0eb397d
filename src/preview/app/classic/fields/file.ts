import { events } from '../events';
import { knownFile, whenKnown } from '../knownFiles';
import { NothingTaken, takenFiles, type FileRequest, type TakenFile } from '../takeFile';
import { escapeHtml } from './escapeHtml';
import { BaseField } from './field';

/**
 * Files and recordings, `file` and `file-img`. Templates find its parts by class, replace the click
 * handlers of some and wrap `task.file.getFile`; so parts are always there and looked up when used.
 */
export class FileField extends BaseField {
  html(): string {
    const block = this.#block;
    const label = this.text('label', this.say(this.#records ? 'record' : 'upload'));
    const camera = this.flag('camera') ? ` ${block}__upload_camera` : '';
    const several = this.#multiple ? ' multiple' : '';
    return (
      `<div class="${block}__uploader"><form class="${block}__form">` +
      `<label class="${block}__label">` +
      `<i class="icon ${this.#records ? 'icon_record' : 'icon_upload'}"></i>` +
      `<span class="${block}__upload${camera}">${escapeHtml(label)}</span>` +
      `<input class="${block}__input" type="file" name="${escapeHtml(this.name)}"${several} ` +
      `aria-label="${escapeHtml(label)}"${this.options.disabled ? ' disabled' : ''}></label>` +
      `</form></div><div class="${block}__files"></div>`
    );
  }

  protected show(value: unknown): void {
    const files = this.find(`.${this.#block}__files`);
    if (!files) return;
    const ids = idsOf(value);
    files.replaceChildren(...ids.map((id) => this.#tile(id)));
    this.el.classList.toggle('field_file_filled', ids.length > 0);
  }

  protected listen(): void {
    this.el.classList.add(this.#block);
    if (this.#previews) this.el.classList.add('field_file-img_with-preview');
    const label = this.find('label');
    const input = this.control('input');
    // A click on the label, or a key on the input in it: either would open the plain file dialogue.
    label?.addEventListener('click', (event) => {
      event.preventDefault();
      this.#ask();
    });
    input?.addEventListener('change', () => {
      const files = [...(input.files ?? [])];
      void takenFiles(files, this.#request).then((taken) => this.#take(taken));
      input.value = '';
    });
    this.find('form')?.addEventListener('submit', (event) => event.preventDefault());
  }

  #ask(): void {
    if (this.options.disabled) return;
    const { task } = this.context;
    // Looked up at the moment of the click: templates wrap it.
    task.file
      .getFile(this.#request)
      .then((file) => this.#take(file))
      .catch((error: unknown) => {
        if (!(error instanceof NothingTaken)) events.problem(error);
      });
  }

  #take(file: TakenFile): void {
    const ids = [file, ...(file.more ?? [])].map(({ id }) => id);
    const before = this.#multiple ? idsOf(this.value()) : [];
    this.set(this.#multiple ? [...before, ...ids] : file.id);
    this.restore();
  }

  #remove(id: string): void {
    if (this.locked) return;
    const left = idsOf(this.value()).filter((one) => one !== id);
    this.set(this.#multiple && left.length > 0 ? left : undefined);
    this.restore();
  }

  #tile(id: string): HTMLElement {
    const tile = document.createElement('div');
    const shape = this.#previews ? `${this.#block}__files__file_with-preview` : '';
    tile.className = `${this.#block}__files__file ${shape}`.trim();
    const file = knownFile(id);
    const name = escapeHtml(file?.name ?? id);
    tile.innerHTML =
      `${this.#picture(id)}<span class="file__name" title="${name}">${name}</span>` +
      `<div class="file__delete" role="button" tabindex="0" aria-label="${escapeHtml(this.say('remove'))}">` +
      '<i class="icon icon_clear"></i></div>';
    const remove = tile.querySelector<HTMLElement>('.file__delete');
    // Templates replace `onclick` of this element: their handler runs beside ours.
    remove?.addEventListener('click', () => this.#remove(id));
    remove?.addEventListener('keydown', ({ key }) => {
      if (key === 'Enter' || key === ' ') remove.click();
    });
    whenKnown(id, () => tile.replaceWith(this.#tile(id)));
    return tile;
  }

  #picture(id: string): string {
    const file = knownFile(id);
    if (!file) return '';
    const kind = file.type.split('/')[0];
    const url = escapeHtml(file.url);
    if (kind === 'audio') return `<audio controls src="${url}"></audio>`;
    if (kind === 'video') return `<video controls src="${url}"></video>`;
    return kind === 'image' ? `<img src="${url}" alt="">` : '';
  }

  get #block(): string {
    return this.#isPicture ? 'field_file-img' : 'field_file';
  }

  get #isPicture(): boolean {
    return this.text('type') === 'file-img';
  }

  get #previews(): boolean {
    return this.#isPicture && this.flag('preview', true);
  }

  get #records(): boolean {
    return this.#request.fileType === 'AUDIO' || this.#request.sources?.[0] === 'RECORDER';
  }

  get #multiple(): boolean {
    return this.flag('multipleSelect', this.outputType?.startsWith('array_') === true);
  }

  get #request(): FileRequest {
    return {
      sources: this.text('sources').split(/\s+/).filter(Boolean),
      fileType: this.text('fileType', this.#isPicture ? 'IMAGE' : 'ANY'),
      multiple: this.#multiple,
      compress: this.#isPicture && this.flag('compress', true),
    };
  }
}

function idsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'string' ? [value] : [];
}

import { takenFile, type TakenFile } from '../takeFile';
import { BaseField, escapeHtml } from './field';

/**
 * Files and recordings, `file` and `file-img`. Templates find its parts by class, replace the click
 * handlers of some and wrap `task.file.getFile`; so parts are always there and looked up when used.
 */
export class FileField extends BaseField {
  readonly #known = new Map<string, TakenFile>();

  html(): string {
    const block = this.text('type') === 'file-img' ? 'field_file-img' : 'field_file';
    const label = this.text('label', 'Upload a file');
    return (
      `<div class="${block}__uploader"><form class="${block}__form">` +
      `<label class="${block}__label" tabindex="0"><i class="icon icon_upload"></i>` +
      `<span class="${block}__upload">${escapeHtml(label)}</span>` +
      `<input class="${block}__input" type="file" tabindex="-1" aria-label="${escapeHtml(label)}"></label>` +
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
    const label = this.find('label');
    const input = this.control('input');
    label?.addEventListener('click', (event) => {
      // The label would open the plain file dialogue; the service decides instead.
      if (event.target === input) return;
      event.preventDefault();
      this.#ask();
    });
    label?.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' || event.key === ' ') label.click();
    });
    input?.addEventListener('change', () => {
      for (const file of input.files ?? []) this.#take(takenFile(file));
      input.value = '';
    });
    this.find('form')?.addEventListener('submit', (event) => event.preventDefault());
  }

  #ask(): void {
    if (this.options.disabled) return;
    const request = {
      sources: this.text('sources').split(/\s+/).filter(Boolean),
      fileType: this.text('fileType', this.text('type') === 'file-img' ? 'IMAGE' : 'ANY'),
      multiple: this.#multiple,
    };
    const { task } = this.context;
    // A performer who changes their mind is no error.
    task.file
      .getFile(request)
      .then((file) => this.#take(file))
      .catch(() => undefined);
  }

  #take(file: TakenFile): void {
    this.#known.set(file.id, file);
    const before = this.#multiple ? idsOf(this.value()) : [];
    this.set(this.#multiple ? [...before, file.id] : file.id);
    this.restore();
  }

  #remove(id: string): void {
    const left = idsOf(this.value()).filter((one) => one !== id);
    this.set(this.#multiple && left.length > 0 ? left : undefined);
    this.restore();
  }

  #tile(id: string): HTMLElement {
    const tile = document.createElement('div');
    tile.className = `${this.#block}__files__file`;
    const file = this.#known.get(id);
    const player = file?.type.startsWith('audio/')
      ? `<audio controls src="${escapeHtml(file.url)}"></audio>`
      : '';
    const picture = file?.type.startsWith('image/')
      ? `<img src="${escapeHtml(file.url)}" alt="">`
      : '';
    tile.innerHTML =
      `${player}${picture}<span class="file__name">${escapeHtml(file?.name ?? id)}</span>` +
      '<div class="file__delete" role="button" tabindex="0" aria-label="Remove"><i class="icon icon_clear"></i></div>';
    tile.querySelector('.file__delete')?.addEventListener('click', () => this.#remove(id));
    return tile;
  }

  get #block(): string {
    return this.text('type') === 'file-img' ? 'field_file-img' : 'field_file';
  }

  get #multiple(): boolean {
    const [field = ''] = this.name.split('.');
    const type = this.context.task.getOptions().specs.output_spec[field]?.type ?? '';
    return this.flag('multipleSelect') || type.startsWith('array_');
  }
}

function idsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'string' ? [value] : [];
}

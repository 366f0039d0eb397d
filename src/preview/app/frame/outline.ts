/** Boxes drawn around elements, above the interface and outside of its styles. */
const looks = {
  chosen: 'outline:2px solid #0078d4;background:rgba(0,120,212,.08)',
  pointed: 'outline:2px dashed #d4580a;background:rgba(212,88,10,.08)',
} as const;

/** More boxes than this are no help to anybody. */
const mostBoxes = 50;

export class Outline {
  #layer: HTMLElement | undefined;

  constructor(private readonly look: keyof typeof looks) {}

  around(elements: readonly Element[]): void {
    if (elements.length === 0) {
      this.hide();
      return;
    }
    const layer = this.#shown();
    const boxes = elements.slice(0, mostBoxes).map((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const box = document.createElement('div');
      box.style.cssText =
        `position:fixed;left:${left}px;top:${top}px;width:${width}px;height:${height}px;` +
        `border-radius:3px;pointer-events:none;${looks[this.look]}`;
      return box;
    });
    layer.replaceChildren(...boxes);
  }

  hide(): void {
    this.#layer?.remove();
    this.#layer = undefined;
  }

  #shown(): HTMLElement {
    if (this.#layer) return this.#layer;
    const layer = document.createElement('div');
    layer.dataset.crowdsmithOutline = this.look;
    layer.setAttribute('aria-hidden', 'true');
    layer.style.cssText = 'position:fixed;inset:0;pointer-events:none;z-index:2147483647';
    document.body.append(layer);
    this.#layer = layer;
    return layer;
  }
}

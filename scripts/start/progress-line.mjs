/** Shortest time between two plain lines about the same stage, in milliseconds. */
const plainPause = 2000;

/**
 * One line that is redrawn in place on a terminal, and now and then a plain line anywhere else.
 */
export class ProgressLine {
  #out;
  #stage = '';
  #shownAt = 0;
  #drawn = false;

  constructor(out = process.stderr) {
    this.#out = out;
  }

  /** @param {{ stage: string, text: string }} now */
  show({ stage, text }) {
    if (this.#out.isTTY) {
      this.#draw(`${stage}: ${text}`);
      return;
    }
    const sameStage = stage === this.#stage;
    if (sameStage && Date.now() - this.#shownAt < plainPause) return;
    this.#stage = stage;
    this.#shownAt = Date.now();
    this.#out.write(`${stage}: ${text}\n`);
  }

  /** A line of its own that stays. */
  say(text) {
    this.clear();
    this.#out.write(`${text}\n`);
  }

  clear() {
    if (this.#drawn) this.#out.write('\r\u001b[K');
    this.#drawn = false;
  }

  #draw(text) {
    const width = Math.max(20, (this.#out.columns || 80) - 1);
    const cut = text.length > width ? `${text.slice(0, width - 1)}…` : text;
    this.#out.write(`\r\u001b[K${cut}`);
    this.#drawn = true;
  }
}

import type { FromFrame, HandedFile } from '../../protocol';

type GivenFile = Extract<FromFrame, { type: 'file' }>;

/** Files that a person gave or recorded, until an answer that names them is sent. */
export class GivenFiles {
  readonly #byId = new Map<string, GivenFile>();

  add(file: GivenFile): void {
    this.#byId.set(file.id, file);
  }

  /** The files whose ids occur in a value. */
  async namedIn(value: unknown): Promise<readonly HandedFile[]> {
    const text = JSON.stringify(value);
    const named = [...this.#byId.values()].filter(({ id }) => text.includes(JSON.stringify(id)));
    return Promise.all(
      named.map(async ({ id, name, blob }) => ({
        ...{ id, name, type: blob.type },
        bytes: new Uint8Array(await blob.arrayBuffer()),
      })),
    );
  }
}

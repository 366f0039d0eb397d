import { setTimeout as sleep } from 'node:timers/promises';

type Json = Record<string, unknown>;

/** What a client of one call after the other counts of itself. */
export interface Counted {
  requests: number;
  /** Seconds that it would have slept between looks; it does not, to spare us the time. */
  slept: number;
}

/** Calls as the notebook's client library makes them: one at a time, pages of the server's own size. */
export class Kit {
  readonly counted: Counted = { requests: 0, slept: 0 };

  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  async ask(method: string, path: string, body?: unknown): Promise<Json> {
    const answer = await this.#send(method, path, body);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 300)}`);
    return text === '' ? {} : (JSON.parse(text) as Json);
  }

  async bytes(path: string): Promise<Buffer> {
    const answer = await this.#send('GET', path);
    return Buffer.from(await answer.arrayBuffer());
  }

  async *all(path: string, cursor = 'id'): AsyncGenerator<Json> {
    for (let after = '', more = true; more;) {
      const page = await this.ask('GET', `${path}&sort=${cursor}${after}`);
      const items = page.items as Json[];
      yield* items;
      more = page.has_more === true;
      after = `&${cursor}_gt=${String(items.at(-1)?.[cursor])}`;
    }
  }

  /** The library looks after half a second, and then each second. */
  async wait(operation: Json): Promise<Json> {
    let now = operation;
    for (let pause = 0.5; now.status === 'PENDING' || now.status === 'RUNNING'; pause = 1) {
      await this.pause(pause);
      now = await this.ask('GET', `/api/v1/operations/${String(operation.id)}`);
    }
    return now;
  }

  async pause(seconds: number): Promise<void> {
    this.counted.slept += seconds;
    await sleep(20);
  }

  async #send(method: string, path: string, body?: unknown): Promise<Response> {
    this.counted.requests++;
    return await fetch(this.url + path, {
      method,
      headers: { authorization: `ApiKey ${this.token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }
}

import { setTimeout as sleep } from 'node:timers/promises';

type Json = Record<string, unknown>;

/** What a client of one call after the other counts of itself. */
export interface Counted {
  requests: number;
  /** Seconds that it would have slept between its looks. */
  slept: number;
  /** Seconds that passed while it was taken to sleep: what the crowd really needed. */
  waited: number;
}

/** The platform's answer where it is none of 2xx. */
export class Refused extends Error {
  constructor(
    method: string,
    path: string,
    readonly status: number,
    text: string,
  ) {
    super(`${method} ${path}: ${status} ${text.slice(0, 300)}`);
  }
}

/** Milliseconds between two questions that are not counted, while the client is taken to sleep. */
const glance = 50;

/** Calls as the notebook's client library makes them: one at a time, pages of the server's own size. */
export class Kit {
  readonly counted: Counted = { requests: 0, slept: 0, waited: 0 };

  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  async ask(method: string, path: string, body?: unknown): Promise<Json> {
    const answer = await this.#send(method, path, body);
    const text = await answer.text();
    if (!answer.ok) throw new Refused(method, path, answer.status, text);
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
    const path = `/api/v1/operations/${String(operation.id)}`;
    let now = operation;
    for (let pause = 0.5; isUnderWay(now); pause = 1) {
      await this.sleep(pause, async () => !isUnderWay(await this.glance(path)));
      now = await this.ask('GET', path);
    }
    return now;
  }

  /**
   * Seconds between two looks. They are counted, not slept: time goes on when what is waited for has
   * happened, and a client that sleeps a minute for what takes a second looks once, not twenty times.
   */
  async sleep(seconds: number, until: () => Promise<boolean>): Promise<void> {
    this.counted.slept += seconds;
    const started = performance.now();
    const passed = (): number => (performance.now() - started) / 1000;
    while (passed() < seconds && !(await until())) await sleep(glance);
    this.counted.waited += passed();
  }

  /** A question that the client does not ask: it is not counted. */
  async glance(path: string): Promise<Json> {
    const answer = await this.#fetch('GET', path);
    return (await answer.json()) as Json;
  }

  #send(method: string, path: string, body?: unknown): Promise<Response> {
    this.counted.requests++;
    return this.#fetch(method, path, body);
  }

  #fetch(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(this.url + path, {
      method,
      headers: { authorization: `ApiKey ${this.token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }
}

function isUnderWay({ status }: Json): boolean {
  return status === 'PENDING' || status === 'RUNNING';
}

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { createInterface } from 'node:readline';

export type Json = Record<string, unknown>;

/** What the sandbox's process has used since it began. */
export interface Usage {
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}

/** The packaged sandbox in a process of its own, and one connection to it that stays open. */
export class SandboxServer {
  readonly #agent = new Agent({ keepAlive: true });

  private constructor(
    private readonly child: ChildProcess,
    private readonly url: string,
    private readonly token: string,
    /** Milliseconds from the call that starts the process to the line that says it serves. */
    readonly startMilliseconds: number,
  ) {}

  /** `cli` is the packaged command line. Fails when the process ends before it serves. */
  static async start(cli: string, args: readonly string[] = []): Promise<SandboxServer> {
    const started = performance.now();
    const child = spawn(process.execPath, [cli, 'sandbox', '--json', ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines = createInterface({ input: child.stdout });
    const [line] = (await Promise.race([once(lines, 'line'), endOf(child)])) as [string];
    const milliseconds = performance.now() - started;
    const { url, token } = JSON.parse(line) as { url: string; token: string };
    return new SandboxServer(child, url, token, milliseconds);
  }

  /** For clients of another kind. */
  get address(): string {
    return this.url;
  }

  get secret(): string {
    return this.token;
  }

  /** The JSON of a good answer; fails on any other. */
  async ask(method: string, path: string, body?: unknown): Promise<Json> {
    const { status, text } = await this.#send(method, path, body);
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text.slice(0, 500)}`);
    return text === '' ? {} : (JSON.parse(text) as Json);
  }

  async usage(): Promise<Usage> {
    const { process: used } = (await this.ask('GET', '/sandbox/stats')) as {
      process: { cpu_seconds: number; peak_megabytes: number };
    };
    return { cpuSeconds: used.cpu_seconds, peakMegabytes: used.peak_megabytes };
  }

  async end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    this.#agent.destroy();
    const ended = once(this.child, 'exit');
    this.child.kill(signal);
    await ended;
  }

  /** Plain `http`, which costs the measuring process less than `fetch` does. */
  #send(
    method: string,
    path: string,
    body: unknown,
  ): Promise<{ readonly status: number; readonly text: string }> {
    const content = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    return new Promise((resolve, reject) => {
      const headers = {
        authorization: `ApiKey ${this.token}`,
        ...(content && { 'content-type': 'application/json', 'content-length': content.length }),
      };
      const sent = request(this.url + path, { method, headers, agent: this.#agent }, (answer) => {
        const pieces: Buffer[] = [];
        answer.on('data', (piece: Buffer) => pieces.push(piece));
        answer.on('end', () => {
          resolve({
            status: answer.statusCode ?? 0,
            text: Buffer.concat(pieces).toString('utf8'),
          });
        });
      });
      sent.on('error', reject);
      sent.end(content);
    });
  }
}

async function endOf(child: ChildProcess): Promise<never> {
  const [code] = (await once(child, 'exit')) as [number | null];
  throw new Error(`The sandbox ended with ${String(code)} before it served.`);
}

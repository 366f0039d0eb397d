import assert from 'node:assert/strict';
import { jsonOption, type Command } from '../../../src/cli/command';
import type { Output } from '../../../src/cli/output';
import { runCommandLine } from '../../../src/cli/main';
import { runWith } from '../../../src/cli/runner';
import { run, start } from './crowdsmith';

interface Heard {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The same as the program does, in this process. */
async function hear(args: readonly string[]): Promise<Heard> {
  const heard = { stdout: '', stderr: '' };
  const say = (text: string): void => {
    heard.stderr += `${text}\n`;
  };
  const output: Output = {
    json: (value) => {
      heard.stdout += `${JSON.stringify(value)}\n`;
    },
    data: (text) => {
      heard.stdout += text;
      return Promise.resolve();
    },
    say,
    progress: say,
  };
  const interruption = { signal: new AbortController().signal, how: () => undefined };
  return { code: await runCommandLine(args, output, interruption), ...heard };
}

describe('crowdsmith command line', () => {
  for (const [what, args, message] of [
    ['no command', [], /Name a command/],
    ['a command that does not exist', ['fly'], /no command "fly"/],
    ['an unknown option', ['validate', 'x', '--fast'], /--fast/],
    ['a missing argument', ['deploy'], /Usage: crowdsmith deploy PATH/],
    ['too many arguments', ['wait', '1', '2'], /2 is too much/],
    ['an unknown profile', ['close', '1', '--profile', 'mars'], /no profile "mars".*toloka/],
    [
      'a platform without a token',
      ['close', '1', '--url', 'http://127.0.0.1:9'],
      /CROWDSMITH_TOKEN/,
    ],
    ['a number that is none', ['sandbox', '--port', 'x'], /--port wants a whole number/],
    ['an unknown kind', ['validate', 'x', '--kind', 'poem'], /--kind wants one of project/],
    [
      'a method that does not exist',
      ['aggregate', 'x', '--method', 'luck'],
      /--method wants one of/,
    ],
  ] as const) {
    it(`answers ${what} with usage on stderr and exit code 2`, async () => {
      const { code, stdout, stderr } = await hear(args);
      assert.deepEqual({ code, stdout }, { code: 2, stdout: '' });
      assert.match(stderr, message);
      assert.doesNotMatch(stderr, /\n\s+at /);
    });
  }

  it('lists its commands, and only those that exist', async () => {
    const { code, stderr, stdout } = await hear(['--help']);
    assert.deepEqual({ code, stdout }, { code: 0, stdout: '' });
    const listed = [...stderr.matchAll(/^ {2}([a-z]+) {2,}/gm)].flatMap(([, name]) => name ?? []);
    assert.ok(listed.length >= 12);
    for (const name of listed) {
      const help = await hear([name, '--help']);
      assert.equal(help.code, 0, name);
      assert.match(help.stderr, new RegExp(`^Usage: crowdsmith ${name} `));
    }
  });

  it('puts an error into the JSON document that was asked for', async () => {
    const { code, stdout } = await hear(['estimate', 'nothing.pool.yaml', '--json']);
    assert.equal(code, 1);
    const { error } = JSON.parse(stdout) as { error: { message: string } };
    assert.match(error.message, /nothing\.pool\.yaml does not exist/);
  });

  it('writes one JSON document, whatever goes wrong after it and whoever interrupts', async () => {
    const documents: unknown[] = [];
    const output: Output = {
      json: (value) => documents.push(value),
      data: () => Promise.resolve(),
      say: () => undefined,
      progress: () => undefined,
    };
    const command = (run: Command['run']): Command => ({
      ...{ name: 'x', usage: '', summary: '', options: jsonOption, run },
      takes: { least: 0, most: 0 },
    });
    const hearOf = async (run: Command['run'], signal: AbortSignal): Promise<number> => {
      const repertoire = { commands: [command(run)], explain: String };
      return await runWith(repertoire, ['x', '--json'], output, { signal, how: () => undefined });
    };
    const failing = hearOf((invocation) => {
      invocation.output.json({ done: true });
      return Promise.reject(new Error('The disk is full.'));
    }, new AbortController().signal);
    assert.equal(await failing, 1);
    assert.deepEqual(documents.splice(0), [{ done: true }]);
    const interrupted = hearOf(() => Promise.reject(new Error('x')), AbortSignal.abort());
    assert.equal(await interrupted, 130);
    const message = 'Interrupted. What was done so far is kept.';
    assert.deepEqual(documents, [{ error: { message } }]);
  });

  it('goes on when nobody reads any more what it says to people', async () => {
    const { child, ended } = start(['validate', 'examples/asr-en', '--json', '--fast'], {});
    child.stderr?.destroy();
    const { code, stdout } = await ended;
    assert.equal(code, 2);
    assert.match(stdout, /^\{"error":.*--fast/);
  }).timeout(60_000);

  it('passes nothing on to the terminal that would steer it', async () => {
    const { stderr } = await run(['validate', 'no\u001b]0;title\u0007such\u009b2Jfile.pool.yaml']);
    assert.match(stderr, /no\ufffd\]0;title\ufffdsuch\ufffd2Jfile\.pool\.yaml/);
  }).timeout(60_000);

  it('is a program that keeps its two outputs and its exit code apart', async () => {
    const { code, stdout, stderr } = await run(['fly']);
    assert.deepEqual({ code, stdout }, { code: 2, stdout: '' });
    assert.match(stderr, /^crowdsmith: There is no command "fly"/);
    assert.doesNotMatch(stderr, /\n\s+at /);
  }).timeout(60_000);
});

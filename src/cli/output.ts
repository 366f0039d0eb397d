/** Where a command writes. Data goes to stdout, people's text to stderr. */
export interface Output {
  /** One JSON document, the only one. */
  json(value: unknown): void;
  /** Data as text; resolves when there is room for more. */
  data(text: string): Promise<void>;
  /** A line for people. */
  say(text: string): void;
  /** A line for people that the next one replaces; on a terminal in place, elsewhere now and then. */
  progress(text: string): void;
}

/** Milliseconds between two lines of progress where lines cannot be replaced. */
const plainPause = 2000;

/**
 * Much of what is said comes from outside: names of files, comments, a platform's own words. None of
 * it may move a terminal's cursor, change its title or write over what stands there.
 */
function harmless(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are what is meant
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\ufffd');
}

export function processOutput(): Output {
  const { stdout, stderr } = process;
  // `crowdsmith … | head` closes the pipe when it has seen enough.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  // Nobody reads any more what is for people: that is no reason to break off the work.
  stderr.on('error', () => undefined);
  let drawn = false;
  let last = { text: '', at: 0 };
  const clear = (): void => {
    if (drawn) stderr.write('\r\u001b[K');
    drawn = false;
  };
  return {
    json: (value) => {
      stdout.write(`${JSON.stringify(value)}\n`);
    },
    data: (text) =>
      new Promise((resolve) => {
        if (stdout.write(text)) resolve();
        else stdout.once('drain', resolve);
      }),
    say: (text) => {
      clear();
      stderr.write(`${harmless(text)}\n`);
    },
    progress: (told) => {
      const text = harmless(told);
      if (stderr.isTTY) {
        stderr.write(`\r\u001b[K${text.slice(0, Math.max(20, stderr.columns - 1))}`);
        drawn = true;
        return;
      }
      const now = Date.now();
      if (text === last.text || now - last.at < plainPause) return;
      last = { text, at: now };
      stderr.write(`${text}\n`);
    },
  };
}

import { execFile, spawn } from 'node:child_process';

/** How to start npm: the one that started us if there is one, else whatever is on the PATH. */
function npmProgram() {
  const own = process.env.npm_execpath;
  if (own !== undefined && /npm-cli\.[cm]?js$/.test(own)) {
    return { command: process.execPath, before: [own], shell: false };
  }
  return { command: 'npm', before: [], shell: process.platform === 'win32' };
}

const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];

/**
 * Runs npm without a word unless it fails; the error then ends with npm's own last lines.
 * `cwd` is the folder to work in.
 */
export function npmQuietly(args, cwd) {
  const { command, before, shell } = npmProgram();
  return new Promise((resolve, reject) => {
    execFile(
      command,
      [...before, ...args, ...quiet],
      { cwd, shell, maxBuffer: 1 << 26, env: npmEnvironment() },
      (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else reject(new Error(`npm ${args[0]} failed:\n${lastLines(stderr || stdout, 12)}`));
      },
    );
  });
}

/** Runs npm and shows what it says. */
export function npmAloud(args, cwd) {
  const { command, before, shell } = npmProgram();
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...before, ...args], { cwd, shell, stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`npm ${args.join(' ')} ended with code ${code}`)),
    );
  });
}

/** Without what an outer `npm start` tells its children: it would change where npm works. */
function npmEnvironment() {
  const entries = Object.entries(process.env).filter(
    ([name]) => !/^npm_(config_(prefix|local_prefix|global_prefix)|package|lifecycle)/i.test(name),
  );
  return Object.fromEntries(entries);
}

function lastLines(text, count) {
  return text.trim().split('\n').slice(-count).join('\n');
}

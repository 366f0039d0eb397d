/** Paths inside a workspace folder: `/` between steps, no leading `/`; `..` only at the front. */

export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The path that `ref` means when it is written in a file of `folder`. */
export function joined(folder: string, ref: string): string {
  const steps: string[] = [];
  for (const step of `${folder}/${ref.replace(/\\/g, '/')}`.split('/')) {
    if (step === '' || step === '.') continue;
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop();
    else steps.push(step);
  }
  return steps.join('/');
}

/** How a file of `folder` writes `path`; without a leading `./`. */
export function relativeTo(folder: string, path: string): string {
  const from = folder === '' ? [] : folder.split('/');
  const to = path.split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}

/** One clear text for what any command may stumble over. */
export function explainPlainly(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (wantsStacks()) return error.stack ?? error.message;
  return isSystemError(error) ? systemMessage(error) : error.message;
}

/** Stacks are for CROWDSMITH_DEBUG only. */
export function wantsStacks(): boolean {
  return (process.env.CROWDSMITH_DEBUG ?? '') !== '';
}

function isSystemError(error: Error): error is NodeJS.ErrnoException {
  return 'syscall' in error && 'code' in error;
}

/** Node's own messages name the call; people want the file and what to do. */
function systemMessage(error: NodeJS.ErrnoException): string {
  const where = error.path ?? 'a file';
  switch (error.code) {
    case 'ENOENT':
      return `${where} does not exist.`;
    case 'EACCES':
    case 'EPERM':
      return `${where}: no permission. Change its permissions or run as its owner.`;
    case 'ENOSPC':
      return `The disk is full; ${where} could not be written.`;
    case 'EADDRINUSE':
      return 'The port is in use. Choose another with --port, or 0 for any free one.';
    case 'EISDIR':
      return `${where} is a folder; a file is expected.`;
    default:
      return error.message;
  }
}

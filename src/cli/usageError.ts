/** The command line itself is wrong. Told together with the command's usage. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The answer is no; `message` says why. Nothing is broken. */
export class RefusalError extends Error {
  override readonly name = 'RefusalError';
}

/** What the exit code of every command says. */
export const exitCodes = {
  good: 0,
  /** The answer is no: invalid specs, a failed run, a refusal. */
  no: 1,
  wrongUsage: 2,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** See commands.mjs. */
export function checkCommands(
  contributes: Readonly<Record<string, unknown>>,
  sources: readonly string[],
): { declared: number; problems: string[] };

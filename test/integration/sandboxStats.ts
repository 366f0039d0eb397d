/** What a sandbox counted. */
export interface SandboxStats {
  readonly requests: Readonly<Record<string, number>>;
  readonly created: Readonly<Record<string, number>>;
  /** Verdicts that were asked for, by assignment, oldest first. */
  readonly verdicts: Readonly<Record<string, readonly string[]>>;
}

export async function sandboxStats(url: string, token: string): Promise<SandboxStats> {
  const response = await fetch(`${url}/sandbox/stats`, {
    headers: { authorization: `ApiKey ${token}` },
  });
  if (!response.ok) throw new Error(`/sandbox/stats answered ${response.status}`);
  return (await response.json()) as SandboxStats;
}

/** A function that keeps its last few results; for work that is asked for again at every edit. */
export function remembered<Result>(
  work: (text: string) => Result,
  most = 4,
): (text: string) => Result {
  const results = new Map<string, Result>();
  return (text) => {
    const known = results.get(text);
    if (known !== undefined) return known;
    const result = work(text);
    results.set(text, result);
    const [oldest] = results.keys();
    if (results.size > most && oldest !== undefined) results.delete(oldest);
    return result;
  };
}

/** `1 task`, `3 tasks`: a number with what is counted, for people. `one` is what a single one is called. */
export function counted(count: number, one: string): string {
  return `${count} ${count === 1 ? one : `${one}s`}`;
}

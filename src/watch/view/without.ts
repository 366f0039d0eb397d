/** A copy that lacks one property. */
export function without<T extends object, K extends keyof T & string>(
  whole: T,
  key: K,
): Omit<T, K> {
  return Object.fromEntries(Object.entries(whole).filter(([name]) => name !== key)) as Omit<T, K>;
}

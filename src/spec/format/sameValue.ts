/** Whether two values of plain data are equal; the order of keys counts. Shared parts are compared once. */
export function sameValue(a: unknown, b: unknown): boolean {
  return equal(a, b, new Map());
}

function equal(a: unknown, b: unknown, known: Map<unknown, unknown>): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (known.get(a) === b) return true;
  known.set(a, b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  return (
    left.length === right.length &&
    left.every(([key, value], i) => {
      const other = right[i];
      return other?.[0] === key && equal(value, other[1], known);
    })
  );
}

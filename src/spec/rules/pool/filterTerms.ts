import { stringOf, valueAt, type SpecNode } from '../../document/node';

/** One comparison of a filter. */
export interface Term {
  readonly node: SpecNode;
  /** Category and key: what is compared. */
  readonly subject: string;
  readonly operator: string;
  readonly value: string | number | boolean | null;
}

/** All ways to pass a filter; of each, everything must hold. Undefined when there are too many to tell. */
export function waysToPass(node: SpecNode): readonly (readonly Term[])[] | undefined {
  const [and, or] = [valueAt(node, 'and'), valueAt(node, 'or')];
  if (and?.kind === 'list')
    return and.items.reduce<readonly (readonly Term[])[] | undefined>(
      (ways, item) => {
        const more = waysToPass(item);
        if (!ways || !more || ways.length * more.length > most) return undefined;
        return ways.flatMap((way) => more.map((other) => [...way, ...other]));
      },
      [[]],
    );
  if (or?.kind === 'list') {
    const ways: (readonly Term[])[] = [];
    for (const item of or.items) {
      const more = waysToPass(item);
      if (!more || ways.length + more.length > most) return undefined;
      ways.push(...more);
    }
    return ways;
  }
  return [termsOf(node)];
}

const most = 2000;

function termsOf(node: SpecNode): readonly Term[] {
  const value = valueAt(node, 'value');
  const key = valueAt(node, 'key');
  const operator = stringOf(valueAt(node, 'operator'));
  const reference = stringOf(valueAt(key, '$id'));
  const name = stringOf(key) ?? (reference === undefined ? undefined : `$id ${reference}`);
  if (value?.kind !== 'scalar' || operator === undefined || name === undefined) return [];
  const subject = `${stringOf(valueAt(node, 'category')) ?? ''} ${name}`;
  return [{ node, subject, operator, value: value.value }];
}

/** Two terms of one way that exclude each other. */
export function contradiction(way: readonly Term[]): readonly [Term, Term] | undefined {
  for (let i = 0; i < way.length; i++)
    for (let k = i + 1; k < way.length; k++) {
      const [a, b] = [way[i], way[k]];
      if (a && b && a.subject === b.subject && excludeEachOther(a, b)) return [a, b];
    }
  return undefined;
}

/** Knowing several languages, or being in a city and its country, is nothing odd: those are lists. */
function excludeEachOther(a: Term, b: Term): boolean {
  if (isOpposite(a, b) || isOpposite(b, a)) return true;
  if (a.operator === 'EQ' && b.operator === 'EQ') return a.value !== b.value;
  return noNumberFits([a, b]);
}

function isOpposite(a: Term, b: Term): boolean {
  const pair = `${a.operator} ${b.operator}`;
  if (a.value === null || b.value === null)
    return a.operator === 'EQ' && a.value === null && b.operator !== 'EQ';
  return (pair === 'IN NOT_IN' || pair === 'EQ NE') && a.value === b.value;
}

/** Comparisons of numbers that leave no number. */
export function noNumberFits(
  terms: readonly Pick<Term, 'operator' | 'value'>[],
  whole = false,
): boolean {
  let [low, high] = [-Infinity, Infinity];
  let [lowOpen, highOpen] = [false, false];
  for (const { operator, value } of terms) {
    if (typeof value !== 'number') continue;
    if (operator === 'EQ' || operator === 'GTE' || operator === 'GT') {
      const open = operator === 'GT';
      if (value > low || (value === low && open)) [low, lowOpen] = [value, open];
    }
    if (operator === 'EQ' || operator === 'LTE' || operator === 'LT') {
      const open = operator === 'LT';
      if (value < high || (value === high && open)) [high, highOpen] = [value, open];
    }
  }
  if (whole && Number.isInteger(low) && Number.isInteger(high))
    return low + Number(lowOpen) > high - Number(highOpen);
  return low > high || (low === high && (lowOpen || highOpen));
}

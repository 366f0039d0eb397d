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
        const more = ways && waysToPass(item);
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
      if (a?.subject === b?.subject && a && b && excludeEachOther(a, b)) return [a, b];
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

/** Comparisons of numbers that leave no number; `whole` where only whole ones count. */
export function noNumberFits(
  terms: readonly Pick<Term, 'operator' | 'value'>[],
  whole = false,
): boolean {
  const low = tightest(terms, 'EQ GTE GT', 1);
  const high = tightest(terms, 'EQ LTE LT', -1);
  if (!low || !high) return false;
  if (whole && Number.isInteger(low.at) && Number.isInteger(high.at))
    return low.at + Number(low.open) > high.at - Number(high.open);
  return low.at > high.at || (low.at === high.at && (low.open || high.open));
}

interface Bound {
  readonly at: number;
  /** The bound itself does not belong. */
  readonly open: boolean;
}

/** The highest of the lower bounds (`side` 1), or the lowest of the upper ones (-1). */
function tightest(
  terms: readonly Pick<Term, 'operator' | 'value'>[],
  operators: string,
  side: 1 | -1,
): Bound | undefined {
  const bounds = terms.flatMap(({ operator, value: at }): Bound[] =>
    typeof at === 'number' && operators.split(' ').includes(operator)
      ? [{ at, open: operator === 'GT' || operator === 'LT' }]
      : [],
  );
  return bounds.sort((a, b) => (b.at - a.at) * side || Number(b.open) - Number(a.open))[0];
}

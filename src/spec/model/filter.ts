/** Who may see a pool: conditions joined by `and` and `or`. */

export type FilterOperator = 'EQ' | 'NE' | 'GT' | 'GTE' | 'LT' | 'LTE' | 'IN' | 'NOT_IN';

export interface FilterLeaf {
  readonly category: 'profile' | 'computed' | 'skill';
  readonly key: string;
  readonly operator: FilterOperator;
  readonly value: unknown;
}

export type FilterCondition =
  | FilterLeaf
  | { readonly and: readonly FilterCondition[] }
  | { readonly or: readonly FilterCondition[] };

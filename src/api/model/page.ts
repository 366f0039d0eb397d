/** One page of a list. More follows while `has_more`. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly has_more: boolean;
}

/** What every call takes: a way to be cancelled. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}

/** Bounds on one field of a list: greater than, at least, less than, at most. */
export type RangeOf<Field extends string> = Readonly<
  Partial<Record<`${Field}_${'gt' | 'gte' | 'lt' | 'lte'}`, string>>
>;

/** What every list takes. `sort` is a comma list of fields, `-` in front for descending. */
export interface PageQuery extends RangeOf<'id'>, RangeOf<'created'> {
  readonly limit?: number;
  readonly sort?: string;
}

/** What one page of a list takes: the list's own filter, and where in the list. */
export type PageOf<Filter> = Filter & PageQuery;

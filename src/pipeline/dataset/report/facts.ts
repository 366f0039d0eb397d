/** What a report tells beside the rows of the dataset. */
export interface ReportFacts {
  readonly pipeline: string;
  readonly language: string;
  /** The platform's name. */
  readonly platform: string;
  /** Texts that the pipeline began with. */
  readonly texts: number;
  /** Recordings that were handed in, and what became of them. */
  readonly recordings: {
    readonly accepted: number;
    readonly rejected: number;
  };
  /** Why recordings were rejected, most frequent first. */
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
  /** US dollars, fee included, by what they were paid for. */
  readonly spent: readonly { readonly what: string; readonly sum: number }[];
}

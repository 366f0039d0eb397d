/** How it stands with a person who does tasks as a performer. */

export interface Earnings {
  /** US dollars of accepted assignments, and of those that wait for a verdict. */
  readonly accepted: number;
  readonly waiting: number;
  readonly submitted: number;
}

/** Why no more assignments are given, in the platform's words where it has some. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
}

export type PerformerState =
  /** No performer mode: a preview of a spec. */
  | { readonly mode: 'off' }
  | {
      readonly mode: 'on';
      readonly pool: {
        readonly id: string;
        readonly name: string;
        readonly kind: 'pool' | 'training';
      };
      /** US dollars for one assignment of this pool. */
      readonly reward: number;
      readonly earnings: Earnings;
      readonly step: PerformerStep;
      /** Restrictions that the performer was put under, newest last. */
      readonly restrictions: readonly string[];
    };

export type PerformerStep =
  | { readonly at: 'working'; readonly assignment: string; readonly expires?: string }
  | { readonly at: 'busy'; readonly what: string }
  /** Wrong answers of a training page, or faults that the platform found; the page stays. */
  | {
      readonly at: 'correcting';
      readonly assignment: string;
      readonly messages: readonly string[];
    }
  | { readonly at: 'done'; readonly message: string }
  | { readonly at: 'refused'; readonly refusal: Refusal };

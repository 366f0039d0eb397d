import type { FieldValues, Pool, Training } from '../../spec/model';
import type { Assignment } from './assignment';
import type { UserRestriction } from './performer';

/** A person who works by hand on the sandbox. */
export interface Performer {
  readonly id: string;
  readonly name: string;
}

/** What a person may be told to be when registered; everything else is as usual. */
export interface NewPerformer {
  /** One name is one person. */
  readonly name: string;
  /** Two letters, upper case. */
  readonly languages?: readonly string[];
  readonly country?: string;
}

/** An open pool or training as one person finds it. */
export interface PerformerOffer {
  readonly pool: (Pool | Training) & { readonly id: string };
  readonly can_take: boolean;
  readonly reason?: {
    readonly code: string;
    readonly message: string;
    readonly training_id?: string;
  };
  /** What the person has in hand of it. */
  readonly assignment_id?: string;
}

export interface PerformerAnswer {
  readonly assignment: Assignment;
  /** Wrong answers of a training page, which stays in hand. */
  readonly hints?: readonly {
    readonly task_index: number;
    readonly message: string;
    readonly known_solutions?: readonly { readonly output_values: FieldValues }[];
  }[];
  /** Restrictions that this answer brought upon the person. */
  readonly restrictions?: readonly UserRestriction[];
}

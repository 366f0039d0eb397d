import type { FieldValues } from '../../spec/model';

/** The platform's opinion on one task, made of several performers' answers. */
export interface AggregatedSolution {
  readonly pool_id: string;
  readonly task_id: string;
  /** 0 to 1. */
  readonly confidence: number;
  readonly output_values: FieldValues;
}

export type AggregateByPool = {
  readonly pool_id: string;
  /** Exactly one field for DAWID_SKENE. */
  readonly fields: readonly { readonly name: string }[];
} & (
  | { readonly type: 'DAWID_SKENE' }
  | { readonly type: 'WEIGHTED_DYNAMIC_OVERLAP'; readonly answer_weight_skill_id: string }
);

export interface AggregateByTask {
  readonly type: 'WEIGHTED_DYNAMIC_OVERLAP';
  readonly task_id: string;
  readonly pool_id: string;
  readonly answer_weight_skill_id: string;
  readonly fields: readonly { readonly name: string }[];
}

import type { FieldTranslation, FieldValues, PlatformDate } from './common';

export interface KnownSolution {
  readonly output_values: FieldValues;
  /** 0 to 1; part marks for an alternative that is nearly right. */
  readonly correctness_weight?: number;
}

export interface BaselineSolution {
  readonly output_values: FieldValues;
  readonly confidence_weight?: number;
}

export interface TaskLocalizationConfig {
  readonly default_language?: string;
  readonly additional_languages?: readonly {
    readonly language: string;
    readonly message_on_unknown_solution: FieldTranslation;
  }[];
}

interface TaskContent {
  readonly known_solutions?: readonly KnownSolution[];
  readonly message_on_unknown_solution?: string;
  readonly baseline_solutions?: readonly BaselineSolution[];
  readonly localization_config?: TaskLocalizationConfig;
}

interface Issuing {
  /** Absent or null together with `infinite_overlap: true`. */
  readonly overlap?: number | null;
  readonly infinite_overlap?: boolean;
  readonly reserved_for?: readonly string[];
  readonly unavailable_for?: readonly string[];
  readonly traits_all_of?: readonly string[];
  readonly traits_any_of?: readonly string[];
  readonly traits_none_of_any?: readonly string[];
}

/**
 * One task. Without `known_solutions` it is a general task, with them a golden (control) task, and
 * with `message_on_unknown_solution` beside them a training task.
 */
export interface Task extends TaskContent, Issuing {
  readonly id?: string;
  readonly pool_id: string;
  readonly input_values: FieldValues;
  readonly created?: PlatformDate;
  readonly origin_task_id?: string;
  readonly remaining_overlap?: number;
}

/** A task inside a task suite. */
export interface SuiteTask extends TaskContent {
  readonly id?: string;
  readonly input_values: FieldValues;
  readonly origin_task_id?: string;
}

/** The tasks that one performer sees on one page. */
export interface TaskSuite extends Issuing {
  readonly id?: string;
  readonly pool_id: string;
  readonly tasks: readonly SuiteTask[];
  readonly issuing_order_override?: number;
  readonly mixed?: boolean;
  readonly longitude?: number;
  readonly latitude?: number;
  readonly remaining_overlap?: number;
  readonly automerged?: boolean;
  readonly created?: PlatformDate;
}

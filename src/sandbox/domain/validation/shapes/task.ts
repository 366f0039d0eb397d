import { choices } from '../../choices';
import {
  decimal,
  flag,
  integer,
  list,
  object,
  optional,
  required,
  requiredWhen,
  text,
  oneOf,
  type Expectation,
  type Rule,
} from '../rules';
import { id, localization, overlap, translation } from './common';

const share = decimal({ min: 0, max: 1 });
const values = object({});
const people = optional(list(text()));

function solutions(weight: string): Expectation {
  return optional(list(object({ output_values: required(values), [weight]: optional(share) })));
}

const content: Readonly<Record<string, Expectation>> = {
  input_values: optional(values),
  known_solutions: solutions('correctness_weight'),
  message_on_unknown_solution: optional(text()),
  localization_config: optional(localization({ message_on_unknown_solution: translation })),
};

const issuing: Readonly<Record<string, Expectation>> = {
  pool_id: required(id),
  overlap: optional(integer(choices.overlap)),
  infinite_overlap: optional(flag),
  reserved_for: people,
  unavailable_for: people,
  traits_all_of: people,
  traits_any_of: people,
  traits_none_of_any: people,
};

export const task: Rule = object({
  ...issuing,
  ...content,
  baseline_solutions: solutions('confidence_weight'),
});

/** Machine answers are for tasks that are mixed: a suite made by hand takes none. */
const notInSuites: Rule = (_value, path, faults) => {
  faults.add(path, 'VALUE_NOT_ALLOWED', 'Tasks inside a suite take no baseline solutions');
};

const order = decimal({ min: -99_999.999_99, max: 99_999.999_99 });

export const taskSuite: Rule = object({
  ...issuing,
  tasks: required(
    list(object({ ...content, baseline_solutions: optional(notInSuites) }), { min: 1 }),
  ),
  issuing_order_override: optional(order),
  longitude: optional(decimal({ min: -180, max: 180 })),
  latitude: optional(decimal({ min: -90, max: 90 })),
});

export const taskPatch: Rule = object({
  overlap: optional(overlap),
  infinite_overlap: optional(flag),
  known_solutions: solutions('correctness_weight'),
  baseline_solutions: solutions('confidence_weight'),
  message_on_unknown_solution: optional(text()),
});

/** `set-overlap-or-min`: 0 stops the issuing. */
const overlapOrNone = integer({ min: 0, max: 30_000 });

export const taskOverlapPatch: Rule = object({
  overlap: requiredWhen((owner) => owner.infinite_overlap !== true, overlapOrNone),
  infinite_overlap: optional(flag),
});

export const taskSuitePatch: Rule = object({
  overlap: optional(overlap),
  infinite_overlap: optional(flag),
  issuing_order_override: optional(order),
});

export const taskSuiteOverlapPatch: Rule = object({
  overlap: required(overlapOrNone),
  infinite_overlap: optional(flag),
});

export const assignmentPatch: Rule = object({
  status: optional(oneOf('ACCEPTED', 'REJECTED')),
  public_comment: requiredWhen((owner) => owner.status === 'REJECTED', text({ max: 2048 })),
});

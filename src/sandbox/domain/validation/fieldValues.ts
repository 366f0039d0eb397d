import type { FieldSpecs } from '../../../spec/model';
import { holdValues, placeOf, type Measure, type ValueFault } from '../../../spec/values';
import { join, type FaultCollector } from './rules';

/** Checks `input_values` or `output_values` against the project's field specs. */
export function validateFieldValues(
  values: unknown,
  specs: FieldSpecs,
  path: string,
  faults: FaultCollector,
): void {
  for (const fault of holdValues(values, specs)) {
    const at = fault.field === '' ? path : join(path, placeOf(fault));
    faults.add(at, fault.code, messageOf(fault), paramsOf(fault));
  }
}

/** What comes with the fault for a client to show: the limit, or what would be allowed. */
function paramsOf(fault: ValueFault): readonly unknown[] | undefined {
  switch (fault.fault) {
    case 'below':
    case 'above':
      return [fault.limit];
    case 'pattern':
      return [fault.pattern];
    case 'not-allowed':
      return fault.allowed;
    default:
      return undefined;
  }
}

const least: Readonly<Record<Measure, (limit: number) => string>> = {
  value: (limit) => `The value must be at least ${limit}`,
  length: (limit) => `At least ${limit} characters are needed`,
  size: (limit) => `At least ${limit} items are needed`,
};

const most: Readonly<Record<Measure, (limit: number) => string>> = {
  value: (limit) => `The value must be at most ${limit}`,
  length: (limit) => `At most ${limit} characters are allowed`,
  size: (limit) => `At most ${limit} items are allowed`,
};

function messageOf(fault: ValueFault): string {
  switch (fault.fault) {
    case 'no-object':
      return 'An object is expected';
    case 'missing':
      return 'A value is needed';
    case 'undeclared':
      return 'The specification has no such field';
    case 'no-list':
      return 'An array is expected';
    case 'structure':
      return 'A single value is expected';
    case 'type':
      return `The value does not fit ${fault.type}`;
    case 'below':
      return least[fault.measure](fault.limit);
    case 'above':
      return most[fault.measure](fault.limit);
    case 'pattern':
      return 'The value does not match the pattern';
    case 'not-allowed':
      return 'The value is not among the allowed ones';
  }
}

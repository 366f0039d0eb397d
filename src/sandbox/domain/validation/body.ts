import { refuseFaults, validationFault } from '../fault';
import { FaultCollector, isObject, type JsonObject, type Rule } from './rules';

/** The body as an object that keeps the rule; throws the platform's validation error otherwise. */
export function checkBody(body: unknown, rule: Rule): JsonObject {
  if (!isObject(body)) {
    throw validationFault({ '': { code: 'OBJECT_EXPECTED', message: 'An object is expected' } });
  }
  const faults = new FaultCollector();
  rule(body, '', faults);
  refuseFaults(faults.faults);
  return body;
}

/**
 * Clients send null for what is not set, and the platform leaves such fields out of its answers.
 * Goes into settings, not into `values` whose nulls mean something (filters, field values).
 */
export function withoutNulls(object: JsonObject, depth = 3): JsonObject {
  const kept = Object.entries(object).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(
    kept.map(([key, value]) => [
      key,
      depth > 0 && isObject(value) && !meansNull.has(key) ? withoutNulls(value, depth - 1) : value,
    ]),
  );
}

const meansNull: ReadonlySet<string> = new Set(['filter', 'input_values', 'output_values']);

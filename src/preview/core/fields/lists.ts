import { isRecord } from '../json';
import type { FieldRules } from './field';

function listOrNothing(raw: unknown): unknown {
  return Array.isArray(raw) && raw.length === 0 ? undefined : raw;
}

/** Uploads and annotations: an empty list is no answer. */
export const collection: FieldRules = { toValue: listOrNothing };

/** With labels configured, every shape needs one. */
export const imageAnnotation: FieldRules = {
  toValue: listOrNothing,
  check: (value, props) => {
    if (!Array.isArray(value) || props.list('labels').length === 0) return undefined;
    const complete = value.every((shape) => isRecord(shape) && shape.label !== undefined);
    return complete ? undefined : props.say('shapeType');
  },
};

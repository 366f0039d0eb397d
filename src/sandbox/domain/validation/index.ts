/** Checks of posted objects, in the platform's codes and dotted paths. */
export * as shapes from './shapes';
export { FaultCollector, isObject, type JsonObject, type Rule } from './rules';
export { validateFieldValues } from './fieldValues';
export { checkBody, withoutNulls } from './body';

/**
 * What the platform says to the values of a task. Importable from a browser: nothing else of the spec
 * language comes with it.
 */
export { placeOf, type Measure, type ScalarType, type ValueFault } from './fault';
export { holdValue, holdValues, isRequired } from './holdValues';

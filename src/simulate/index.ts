/** Simulate before you spend: a pool or a pipeline against a crowd, and what came of it. */
export { simulate } from './simulate';
export type { SimulateOptions, SimulationProgress } from './simulateOptions';
export { SimulationError } from './simulationError';
export { reportText } from './report/text';
export type * from './report/model';

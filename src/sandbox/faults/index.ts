export { injectFaults } from './inject';
export { parseFaults, type FaultPlan } from './plan';

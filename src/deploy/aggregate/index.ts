/** One label a task from a pool's answers: computed here, or by the platform. */
export {
  AggregateError,
  aggregatePool,
  type AggregateOptions,
  type AggregateReport,
  type AggregationMethod,
} from './aggregatePool';

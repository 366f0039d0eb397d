/** Task suites laid out by hand, from a file that groups rows. */
export {
  suitesIn,
  type Grouping,
  type LaidSuite,
  type LaidSuites,
  type SuiteProblem,
} from './groupRows';
export { missingSuites, uploadSuites, type SuitesReport } from './uploadSuites';

/** A run on the terminal, or in the log, of the process that runs it. */
export { watchRun, type Attended } from './watchRun';

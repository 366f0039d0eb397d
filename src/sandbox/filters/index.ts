/** Who may see a pool: evaluation of the platform's filters. */
export { compares, leavesOf, passesFilter, skillsInFilter, type FilterSubject } from './evaluate';
export { filterKeys, operatorsFor, profileValue } from './keys';

/** Whether specs and their remote objects are still the same. */
export { Drift } from './drift';

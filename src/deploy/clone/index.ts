/** Copies of what is on the platform: pools by the platform itself, projects piece by piece. */
export {
  cloneProject,
  forgetClone,
  isCloneUnfinished,
  type ClonedProject,
  type CloneProject,
} from './cloneProject';
export { clonePool, clonePoolInto, type PoolToClone } from './clonePool';

/** What is expected of every posted object, one rule each. */
export * from './performer';
export { pool, poolPatch, training } from './pool';
export { project } from './project';
export * from './service';
export * from './task';

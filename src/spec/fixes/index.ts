/** Quick fixes: what to do about a diagnostic, about all of them, and other ways to write a thing. */
export { applyEdits } from './applyEdits';
export type { Fix, TextEdit } from './fix';
export { fixAll } from './fixAll';
export { fixesFor } from './fixesFor';
export { rewritesAt } from './rewritesAt';
export { tasksFixesFor } from './tasksFixes';

/** Where a task interface is written. */
export type { InterfacePlace, InterfaceText } from './interfacePlace';
export { interfaceSource, type InterfaceSource } from './interfaceSource';

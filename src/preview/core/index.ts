/** The Template Builder engine: pure, no DOM. */
export { isKnownType } from './catalogue';
export { compileConfig, type CompiledConfig, type ConfigProblem } from './config';
export { TaskEngine, type TaskView } from './engine';
export * from './environment';
export type { Deed, Hotkey } from './hotkeys';
export { keyName } from './hotkeys';
export { coerced, deepEqual, isRecord, printed } from './json';
export { BoundAction } from './machine';
export { parsePath, readPath } from './path';
export { below, pointerKey, type Pointer } from './pointer';
export { TaskStore, type TaskSnapshot, type ViewState } from './store';
export { ViewNode, viewsIn, type FieldPart } from './viewNode';
export { isWebAddress } from './webAddress';
export * from './shapes';
export * from './spans';
export * from './shapeEditing';

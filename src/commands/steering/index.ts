/**
 * What commands do to remote objects, as one lazy part: it is loaded when the first of them runs.
 * Each takes the services and whatever VS Code hands to the command.
 */
export { archiveObjects } from './archiveObjects';
export { clonePools } from './clonePools';
export { cloneProject } from './cloneProject';
export { closePools } from './closePools';
export { openPools } from './openPools';
export { prioritizePools } from './prioritizePools';
export { showWaits, waitForPools } from './waitForPools';

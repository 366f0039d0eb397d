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
export { payBonus, payBonusesFromFile } from './payBonuses';
export { liftRestrictions, restrictPerformers } from './restrictPerformers';
export { setSkill, setSkillFromFile } from './setSkill';
export { createSkill, deleteSkills } from './skills';
export { setOverlap, stopShowing } from './taskOverlap';
export { updateObject } from './updateObject';
export { uploadTasks } from './uploadTasks';
export { uploadTaskSuites } from './uploadTaskSuites';
export { showWaits, waitForPools } from './waitForPools';
export { deleteWebhooks, subscribeWebhook, testWebhook } from './webhooks';

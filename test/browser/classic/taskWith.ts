/** The script of an interface whose task has these members, as requesters write it. */
export const taskWith = (members: string): string => `
  exports.Task = function (options) { TolokaHandlebarsTask.call(this, options); };
  exports.Task.prototype = Object.create(TolokaHandlebarsTask.prototype);
  Object.assign(exports.Task.prototype, {${members}});`;

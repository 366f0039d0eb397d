/** Where the frame's second script, Handlebars' compiler, leaves a function for the first one. */
export const compilerPortName = '__crowdsmithCompiler';

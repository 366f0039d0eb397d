const id = /crowdsmith\.[A-Za-z][\w.]*/;

/** Command ids given as a literal to `registerCommand` or `registerTextEditorCommand`. */
function registeredIn(sources) {
  const call = new RegExp(
    String.raw`register(?:TextEditor)?Command\s*(?:<[^>]*>)?\(\s*['"\x60](${id.source})['"\x60]`,
    'g',
  );
  return sources.flatMap((source) => [...source.matchAll(call)].map((match) => match[1]));
}

/** Ids of our commands that menus, key bindings, walkthroughs and the like name. */
function mentionedIn(value) {
  if (Array.isArray(value)) return value.flatMap(mentionedIn);
  if (typeof value === 'string') {
    return [...value.matchAll(new RegExp(`command:(${id.source})`, 'g'))].map((link) => link[1]);
  }
  if (typeof value !== 'object' || value === null) return [];
  const own = typeof value.command === 'string' && id.test(value.command) ? [value.command] : [];
  return [...own, ...Object.values(value).flatMap(mentionedIn)];
}

const without = (list, others) => [...new Set(list)].filter((item) => !others.includes(item));
const repeated = (list) => list.filter((item, index) => list.indexOf(item) !== index);

/**
 * Holds the manifest and the code to the same commands: every declared one is registered once,
 * every registered one is declared, and whatever else names a command names a declared one.
 *
 * @param {Record<string, unknown>} contributes of package.json
 * @param {readonly string[]} sources texts of all source files
 * @returns {{ declared: number, problems: string[] }}
 */
export function checkCommands(contributes, sources) {
  const { commands = [], ...places } = contributes;
  const declared = commands.map(({ command }) => command);
  const registered = registeredIn(sources);
  const say = (names, what) => names.map((name) => `${name} ${what}`);
  return {
    declared: declared.length,
    problems: [
      ...say(without(declared, registered), 'is declared in package.json but nothing registers it'),
      ...say(without(registered, declared), 'is registered but not declared in package.json'),
      ...say(
        without(mentionedIn(places), declared),
        'has a place in package.json but is not declared',
      ),
      ...say(repeated(declared), 'is declared twice'),
      ...say(repeated(registered), 'is registered twice'),
    ],
  };
}

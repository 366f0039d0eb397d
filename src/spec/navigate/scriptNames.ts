import type { NameInText } from './markupNames';

const direct = /\b(input|output)_values\s*(?:\?\.|\.|\[\s*(["']))\s*([A-Za-z_][\w-]*)/g;
const alias =
  /\b(?:var|let|const)\s+([A-Za-z_$][\w$]*)\s*=[^;\n]*\b(input|output)_values\b(?!\s*[.[?])/g;
const setter = /\bsetSolutionOutputValue\(\s*(["'])([A-Za-z_][\w-]*)\1/g;
const comparison = /\b(?:name|field|fieldName|key)\s*={2,3}\s*(["'])([A-Za-z_][\w-]*)\1/g;

/**
 * Field ids in the script of a classic interface: below `input_values` and `output_values`, below
 * variables that hold them, and where the platform hands over the name of an output.
 */
export function scriptNames(
  script: string,
  declared: { readonly input: ReadonlySet<string>; readonly output: ReadonlySet<string> },
): readonly NameInText[] {
  const names: NameInText[] = [];
  const add = (side: string | undefined, name: string | undefined, end: number): void => {
    if ((side !== 'input' && side !== 'output') || name === undefined) return;
    const role = side === 'output' ? 'write' : 'read';
    if (declared[side].has(name)) names.push({ side, role, name, start: end - name.length, end });
  };
  for (const found of script.matchAll(direct))
    add(found[1], found[3], found.index + found[0].length);
  for (const [, variable = '', side] of script.matchAll(alias))
    for (const found of script.matchAll(usesOf(variable)))
      add(side, found[2], found.index + found[0].length);
  for (const found of [...script.matchAll(setter), ...script.matchAll(comparison)])
    add('output', found[2], found.index + found[0].length - 1);
  return unique(names);
}

function usesOf(variable: string): RegExp {
  const name = variable.replace(/\$/g, '\\$');
  return new RegExp(
    `(?<![\\w$.])${name}\\s*(?:\\?\\.|\\.|\\[\\s*(["']))\\s*([A-Za-z_][\\w-]*)`,
    'g',
  );
}

/** Two variables of one name are found twice. */
function unique(names: readonly NameInText[]): readonly NameInText[] {
  return [...new Map(names.map((name) => [`${name.start} ${name.side}`, name])).values()].sort(
    (a, b) => a.start - b.start,
  );
}

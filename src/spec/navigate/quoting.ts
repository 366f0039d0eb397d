import { parseYaml } from '../document/parseYaml';

/** Whether YAML reads an unquoted text as that very text, in block and in flow notation. */
export function isPlainSafe(text: string): boolean {
  const { root, problems } = parseYaml(`[${text}]`);
  if (problems.length > 0 || root?.kind !== 'list' || root.items.length !== 1) return false;
  const [item] = root.items;
  return item?.kind === 'scalar' && item.style === 'plain' && item.value === text;
}

export function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

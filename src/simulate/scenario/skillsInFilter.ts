/** Ids of the skills that the filter of a pool asks for. */
export function skillsInFilter(object: unknown): readonly string[] {
  if (typeof object !== 'object' || object === null || !('filter' in object)) return [];
  return skillsIn(object.filter);
}

function skillsIn(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(skillsIn);
  if (typeof node !== 'object' || node === null) return [];
  if ('category' in node && 'key' in node) {
    return node.category === 'skill' ? [String(node.key)] : [];
  }
  return Object.values(node).flatMap(skillsIn);
}

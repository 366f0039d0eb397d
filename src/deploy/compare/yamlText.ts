import {
  Document,
  isCollection,
  isMap,
  isPair,
  isScalar,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { applyEdits, formatSpec, parseInterface } from '../../spec';

/** Collections of plain values stand on one line up to this length. */
const lineLength = 76;

/**
 * Plain data as YAML that people would write: small mappings and lists on one line, texts of several
 * lines as blocks. Texts that old readers of YAML take for something else (`yes`) are quoted.
 */
export function yamlOf(value: unknown): string {
  const document = new Document(value, {
    aliasDuplicateObjects: false,
    compat: 'yaml-1.1',
    keepUndefined: false,
  });
  visit(document, {
    Collection(_key, node) {
      if (node !== document.contents && isSmall(node)) node.flow = true;
    },
  });
  const text = document.toString({ lineWidth: 0, singleQuote: true });
  const doc = parseInterface(text, { format: 'yaml' });
  return applyEdits(doc, formatSpec(doc, { indent: 2 }));
}

function isSmall(node: YAMLMap | YAMLSeq): boolean {
  if (node.items.length === 0) return true;
  let length = 2;
  for (const item of node.items) {
    const value = isPair(item) ? item.value : item;
    if (isCollection(value) ? value.items.length > 0 : !isScalar(value)) return false;
    if (isScalar(value) && typeof value.value === 'string' && value.value.includes('\n'))
      return false;
    length += JSON.stringify(item).length + (isMap(node) ? 0 : 2);
  }
  return length <= lineLength;
}

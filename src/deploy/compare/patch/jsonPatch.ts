import { findNodeAtLocation, modify, parseTree } from 'jsonc-parser';
import type { Edit } from './edit';

/** The JSON text after an edit; what the edit does not touch, comments too, stays as it is. */
export function patchJson(text: string, edit: Edit): string {
  const at = [...edit.at];
  const root = parseTree(text);
  const owner = root && findNodeAtLocation(root, at.slice(0, -1));
  const isNewItem = edit.op === 'add' && owner?.type === 'array';
  const value = edit.op === 'remove' ? undefined : edit.value;
  const changes = modify(text, at, value, {
    ...(text.includes('\n') && { formattingOptions: formattingOf(text) }),
    ...(isNewItem && { isArrayInsertion: true }),
  });
  return [...changes]
    .sort((a, b) => b.offset - a.offset)
    .reduce(
      (done, { offset, length, content }) =>
        done.slice(0, offset) + content + done.slice(offset + length),
      text,
    );
}

function formattingOf(text: string) {
  const indent = /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
  return {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.startsWith('\t') ? 4 : indent.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
}

import type { YAMLError } from 'yaml';

/** The YAML library's error codes in words an author can act on. */
const messages: Partial<Record<YAMLError['code'], string>> = {
  ALIAS_PROPS: 'An alias (*name) takes neither an anchor nor a tag.',
  BAD_ALIAS: 'The name of an alias or anchor is missing or ends in a colon.',
  BAD_DIRECTIVE: 'This %-directive is not known. Specs need none.',
  BAD_DQ_ESCAPE: 'Unknown escape in a double-quoted text. Write \\\\ for a backslash.',
  BAD_INDENT: 'The indentation does not fit: line it up with its siblings, deeper than its key.',
  BAD_PROP_ORDER: 'Anchors and tags stand before the value they mark.',
  BAD_SCALAR_START: 'A plain text cannot begin with this character. Put the text in quotes.',
  BLOCK_AS_IMPLICIT_KEY:
    'A key and a nested mapping do not fit on one line. Break the line after the colon, or quote the text.',
  BLOCK_IN_FLOW: 'Inside braces or brackets only the {…} and […] notation works.',
  KEY_OVER_1024_CHARS: 'A key may have at most 1,024 characters.',
  MISSING_CHAR:
    'Something is not closed or not separated here: a quote, a bracket, a comma, a colon or a space.',
  MULTILINE_IMPLICIT_KEY: 'A key must stand on one line and end with a colon.',
  MULTIPLE_ANCHORS: 'A value takes one anchor.',
  MULTIPLE_DOCS: 'A spec file holds one document.',
  MULTIPLE_TAGS: 'A value takes one tag.',
  NON_STRING_KEY: 'A key must be plain text.',
  TAB_AS_INDENT: 'Tabs cannot indent YAML. Use spaces.',
  TAG_RESOLVE_FAILED: 'This tag is not known. Specs need no tags.',
  UNEXPECTED_TOKEN: 'This does not belong here: check indentation, quotes and the colon before it.',
};

const expected = /\b(?:with a|closing|expected) ?["']?([\]}"',:])/i;

export function yamlMessage(error: YAMLError): string {
  const known = messages[error.code] ?? 'This is not valid YAML.';
  if (error.code !== 'MISSING_CHAR') return known;
  const sign = expected.exec(error.message)?.[1];
  return sign === undefined ? known : `A closing ${sign} is missing.`;
}

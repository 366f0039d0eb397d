/** The attribute with the zero-based line of the markup that an element's start tag stands on. */
export const lineAttribute = 'data-line';

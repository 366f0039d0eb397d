/**
 * Validators that ajv writes look into the schema for the types and lists that an error names, and hand
 * down where they are though nobody asks. With the values in place of the looks a bundler drops the
 * schemas: a tenth of the code.
 */
const schemaText = /const (schema\d+) = (\{.*?\});(?=const |function |var |let |export )/g;
const look = /(schema\d+)((?:\.[A-Za-z_$][\w$]*|\["[^"]+"\]|\[\d+\])+)/g;
const handedDown = /, ?parentData[^{}]*(?=\})/g;

export function withLiterals(code) {
  const schemas = new Map();
  for (const [, name, text] of code.matchAll(schemaText)) schemas.set(name, JSON.parse(text));
  const lists = new Map();
  const body = code.replace(look, (whole, name, way) => {
    const { value, rest } = follow(schemas.get(name), stepsOf(way));
    if (typeof value === 'string' && rest.length === 0) return JSON.stringify(value);
    if (!Array.isArray(value) || (rest.length > 0 && rest.join() !== 'length')) return whole;
    const text = JSON.stringify(value);
    if (!lists.has(text)) lists.set(text, `list${lists.size}`);
    return [lists.get(text), ...rest].join('.');
  });
  const constants = [...lists].map(([text, name]) => `const ${name} = ${text};`);
  return constants.join('') + body.replace(handedDown, '');
}

const stepsOf = (way) =>
  [...way.matchAll(/\.([\w$]+)|\["([^"]+)"\]|\[(\d+)\]/g)].map(
    ([, plain, quoted, index]) => plain ?? quoted ?? index,
  );

/** Goes as far as the schema goes; what is left of the way is about the value, such as `length`. */
function follow(schema, steps) {
  let value = schema;
  let taken = 0;
  while (taken < steps.length && isRecordWith(value, steps[taken])) value = value[steps[taken++]];
  return { value, rest: steps.slice(taken) };
}

const isRecordWith = (value, key) =>
  typeof value === 'object' && value !== null && Object.keys(value).includes(key);

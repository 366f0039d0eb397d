import { completeAt, createParseCache, hoverAt, parseSpec, validateSpec } from '../../src/spec';
import { bigSpecOf, typed, type BigSpec, type BigSpecName } from '../bigSpecs';
import { YamlServer } from '../yamlServer';

/**
 * One of the two that are compared, in a process of its own as in an editor: what one leaves behind for
 * the garbage collector does not slow the other. Run by `sides.ts` with the spec's name, its lines and the side.
 */
export type SideName = 'crowdsmith' | 'yaml-language-server';

/** Milliseconds that one keystroke's questions took. */
export interface Answered {
  readonly diagnostics: number;
  readonly completion: number;
  readonly hover: number;
}

/** A request is the number of a keystroke. */
export type Answer = Answered | { readonly failure: string };

interface Asker {
  /** The text changed: what is wrong with it now? */
  diagnostics(text: string): unknown;
  /** How much there is to choose from at the value. */
  completion(): number | Promise<number>;
  hover(): boolean | Promise<boolean>;
}

function crowdsmith(spec: BigSpec): Asker {
  const how = { kind: spec.kind, format: spec.format, cache: createParseCache() };
  let doc = parseSpec(spec.text, how);
  const position = () => doc.lines.positionAt(spec.value + 2);
  return {
    diagnostics(text) {
      doc = parseSpec(text, how);
      return validateSpec(doc);
    },
    completion: () => completeAt(doc, position()).length,
    hover: () => hoverAt(doc, position()) !== undefined,
  };
}

function yamlServer(spec: BigSpec): Asker {
  const server = new YamlServer(spec.kind);
  let document = server.document(spec.text);
  return {
    diagnostics(text) {
      document = server.document(text);
      return server.diagnostics(document);
    },
    completion: () => server.completions(document, spec.value + 2),
    hover: () => server.hover(document, spec.value + 2),
  };
}

async function ask(asker: Asker, text: string): Promise<Answered> {
  const started = performance.now();
  await asker.diagnostics(text);
  const diagnosed = performance.now();
  const choices = await asker.completion();
  const completed = performance.now();
  const hovered = await asker.hover();
  const ended = performance.now();
  if (choices === 0 || !hovered) throw new Error('There is nothing to measure at the value.');
  return {
    diagnostics: diagnosed - started,
    completion: completed - diagnosed,
    hover: ended - completed,
  };
}

function main(): void {
  const [, , side, name, lines] = process.argv;
  const spec = bigSpecOf(name as BigSpecName, Number(lines));
  const asker = side === 'crowdsmith' ? crowdsmith(spec) : yamlServer(spec);
  process.on('message', (keystroke: number) => {
    ask(asker, typed(spec, keystroke))
      .catch((error: unknown) => ({ failure: String(error).split(':')[0] ?? '' }))
      .then((answer: Answer) => process.send?.(answer))
      .catch(() => process.exit(1));
  });
}

main();

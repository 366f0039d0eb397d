/**
 * Code of an author, made so that it can be stopped. A frame shares its thread with the page around
 * it, and nothing outside of a loop can end it: so every loop and every function asks a watch first,
 * which throws once the code has run too long without a pause. Lines stay where they are.
 */
import { parse, type Node, type Options } from 'acorn';

export type WatchedCode =
  | {
      readonly kind: 'ready';
      readonly code: string;
      /** Name under which the code looks for its watch: `name(line)`, zero-based. */
      readonly watch: string;
    }
  /** It does not parse. `line` is zero-based. */
  | { readonly kind: 'broken'; readonly message: string; readonly line: number };

const parsing: Options = {
  ecmaVersion: 'latest',
  sourceType: 'script',
  // The platform runs a script as the body of a function.
  allowReturnOutsideFunction: true,
  allowHashBang: false,
  locations: true,
};

export function watchedCode(text: string): WatchedCode {
  let program: Node;
  try {
    program = parse(text, parsing);
  } catch (error) {
    return brokenCode(error);
  }
  const places: Place[] = [];
  const names = new Set<string>();
  let sly: Node | undefined;
  visit(program, (node) => {
    if (node.type === 'Identifier' && 'name' in node) names.add(String(node.name));
    if (node.type === 'WithStatement') sly = node;
    places.push(...placesOf(node));
  });
  if (sly) return withStatement(sly);
  const watch = freeName(names);
  return { kind: 'ready', code: withCalls(text, places, watch), watch };
}

function brokenCode(error: unknown): WatchedCode {
  const { message, loc } = error as { readonly message: string; readonly loc?: { line: number } };
  // The parser ends its messages with "(line:column)"; the line is told by itself.
  const plain = message.replace(/ \(\d+:\d+\)$/, '');
  return { kind: 'broken', message: plain, line: (loc?.line ?? 1) - 1 };
}

/** An object made at run time could stand in front of any name, the watch's too. */
function withStatement(node: Node): WatchedCode {
  return {
    kind: 'broken',
    message: 'The preview runs no script with a "with" statement',
    line: (node.loc?.start.line ?? 1) - 1,
  };
}

/** A call of the watch to be written at `at`, between `before` and `after`. */
interface Place {
  readonly at: number;
  readonly before: string;
  /** Zero-based line to be told; undefined where only `before` is written, to close what was opened. */
  readonly line?: number;
  readonly after?: string;
}

type AnyNode = Node & {
  readonly body?: AnyNode | readonly AnyNode[] | null;
  readonly directive?: string;
};

function placesOf(node: Node): readonly Place[] {
  const { body } = node as AnyNode;
  if (!body || Array.isArray(body)) return [];
  const inner = body as AnyNode;
  const line = (node.loc?.start.line ?? 1) - 1;
  if (loops.has(node.type)) return inLoop(inner, line);
  if (functions.has(node.type)) return inFunction(inner, line);
  return [];
}

const loops = new Set([
  'WhileStatement',
  'DoWhileStatement',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
]);
const functions = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

function inLoop(body: AnyNode, line: number): readonly Place[] {
  if (body.type === 'BlockStatement') {
    return [{ at: body.start + 1, before: '', line, after: ';' }];
  }
  return [
    { at: body.start, before: '{', line, after: ';' },
    { at: body.end, before: '}' },
  ];
}

function inFunction(body: AnyNode, line: number): readonly Place[] {
  if (body.type !== 'BlockStatement') {
    return [
      { at: body.start, before: '(', line, after: ',' },
      { at: body.end, before: ')' },
    ];
  }
  // A directive such as 'use strict' must come first; it may lack its semicolon.
  const statements = (body.body ?? []) as readonly AnyNode[];
  const directive = statements.filter((one) => one.directive !== undefined).at(-1);
  if (directive) return [{ at: directive.end, before: ';', line, after: ';' }];
  return [{ at: body.start + 1, before: '', line, after: ';' }];
}

/** Calls `see` for a node and everything in it, outer nodes first. No recursion: code may be deep. */
function visit(root: Node, see: (node: Node) => void): void {
  const waiting: Node[] = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    see(node);
    for (const value of Object.values(node)) {
      const parts: readonly unknown[] = Array.isArray(value) ? value : [value];
      for (const part of parts) if (isNode(part)) waiting.push(part);
    }
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

/** A name that no identifier of the code has, however it is spelled there: nothing can shadow it. */
function freeName(names: ReadonlySet<string>): string {
  let name = '__crowdsmithWatch';
  while (names.has(name)) name += '_';
  return name;
}

function withCalls(text: string, places: readonly Place[], watch: string): string {
  // Where two places coincide, the one that closes an inner piece comes before what opens a new one,
  // and outer pieces (seen first) open before inner ones and close after them.
  const ordered = places
    .map((place, order) => ({ place, order }))
    .sort((a, b) => a.place.at - b.place.at || sideOf(a) - sideOf(b) || orderOf(a) - orderOf(b));
  const pieces: string[] = [];
  let end = 0;
  for (const { place } of ordered) {
    pieces.push(text.slice(end, place.at), place.before);
    if (place.line !== undefined) {
      pieces.push(`${watch}(${String(place.line)})${place.after ?? ''}`);
    }
    end = place.at;
  }
  pieces.push(text.slice(end));
  return pieces.join('');
}

interface Ordered {
  readonly place: Place;
  readonly order: number;
}

function sideOf({ place }: Ordered): number {
  return place.line === undefined ? 0 : 1;
}

function orderOf({ place, order }: Ordered): number {
  return place.line === undefined ? -order : order;
}

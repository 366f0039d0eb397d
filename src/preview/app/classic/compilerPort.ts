/**
 * Where the frame's second script, Handlebars' compiler, finds what it needs. It is in the frame only
 * for scripts that compile templates while they run.
 */
import { compilerPortName } from './compilerPortName';
import { Handlebars } from './handlebars';

export interface CompilerPort {
  readonly handlebars: typeof Handlebars;
  /** Lets scripts run in the frame. Nobody but the compiler gets to know it. */
  readonly nonce: string;
}

type Connect = (port: CompilerPort) => void;

/** The compiler left a function; without one a call says what is missing. */
export function connectCompiler(nonce: string): void {
  const connect = Reflect.get(window, compilerPortName) as Connect | undefined;
  Reflect.deleteProperty(window, compilerPortName);
  if (connect) {
    connect({ handlebars: Handlebars, nonce });
    return;
  }
  const missing = (): never => {
    throw new Error(
      'The preview compiles templates only for scripts that say "Handlebars.compile" in so many words',
    );
  };
  Object.assign(Handlebars, { compile: missing, precompile: missing });
}

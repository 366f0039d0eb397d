/**
 * Handlebars' compiler for scripts that compile templates while they run. The frame allows no `eval`;
 * what the compiler writes runs as a script of its own, under the nonce of the frame's own scripts.
 */
import { handedOver, handlebarsCompiler } from '../handlebarsCompiler';
import type { CompilerPort } from './classic/compilerPort';
import { compilerPortName } from './classic/compilerPortName';

const { precompile, ...compiler } = handlebarsCompiler;
const resultName = '__crowdsmithTemplate';

/** Runs the script `code`, under `nonce`. */
type RunCode = (code: string, nonce: string) => unknown;

function connect({ handlebars, nonce }: CompilerPort, run: RunCode): void {
  const environment = Object.assign(handlebars, {
    ...compiler,
    precompile: (input: unknown, options?: object): string =>
      precompile(input, options, environment),
    compile: (input: unknown, options?: object) => {
      // Like the original, it compiles when the template is first used.
      let template: ((context: unknown, more?: object) => string) | undefined;
      return (context: unknown, more?: object) => {
        template ??= handlebars.template(
          run(precompile(input, options, environment), nonce) as TemplateSpecification,
        );
        return template(context, more);
      };
    },
  });
}

/** Made before an author's script can put something else in the place of what makes scripts. */
function runner({ head }: Document): RunCode {
  const element = document.createElement('script');
  const append = head.appendChild.bind(head);
  return (code, nonce) => {
    // A script runs once: every template has a copy of the first one, which never stands in the page.
    const script = element.cloneNode() as HTMLScriptElement;
    script.nonce = nonce;
    script.text = `window.${resultName} = ${code};`;
    append(script);
    script.remove();
    const result: unknown = Reflect.get(window, resultName);
    Reflect.deleteProperty(window, resultName);
    return result;
  };
}

if (typeof document === 'undefined') Reflect.set(globalThis, handedOver, handlebarsCompiler);
else {
  const run = runner(document);
  Reflect.set(window, compilerPortName, (port: CompilerPort) => connect(port, run));
}

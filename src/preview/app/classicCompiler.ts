/**
 * Handlebars' compiler for scripts that compile templates while they run. The frame allows no `eval`;
 * what the compiler writes runs as a script of its own, under the nonce of the frame's own scripts.
 */
import { Compiler, precompile } from 'handlebars/dist/cjs/handlebars/compiler/compiler';
import { parse, parseWithoutProcessing } from 'handlebars/dist/cjs/handlebars/compiler/base';
import JavaScriptCompiler from 'handlebars/dist/cjs/handlebars/compiler/javascript-compiler';
import type { CompilerPort } from './classic/compilerPort';
import { compilerPortName } from './classic/compilerPortName';

const resultName = '__crowdsmithTemplate';

/** Made before an author's script can put something else in the place of what makes it. */
const element: HTMLScriptElement = document.createElement('script');
const head = document.head;
const append = head.appendChild.bind(head);

function connect({ handlebars, nonce }: CompilerPort): void {
  const environment = Object.assign(handlebars, {
    ...{ Compiler, JavaScriptCompiler, parse, parseWithoutProcessing },
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

function run(code: string, nonce: string): unknown {
  // A script runs once: every template has a copy of the first one, which never stands in the page.
  const script = element.cloneNode() as HTMLScriptElement;
  script.nonce = nonce;
  script.text = `window.${resultName} = ${code};`;
  append(script);
  script.remove();
  const result: unknown = Reflect.get(window, resultName);
  Reflect.deleteProperty(window, resultName);
  return result;
}

Reflect.set(window, compilerPortName, connect);

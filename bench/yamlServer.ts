import { TextDocument } from 'vscode-languageserver-textdocument';
import { getLanguageService, type LanguageService } from 'yaml-language-server';
import { jsonSchema } from '../src/spec/schema/jsonSchema';

/** The same questions to yaml-language-server, in process, with our own JSON Schema of the kind. */
export class YamlServer {
  readonly #service: LanguageService;
  #version = 0;

  constructor(kind: 'project' | 'pool') {
    const { definitions } = jsonSchema() as { readonly definitions: object };
    const schema = JSON.stringify({ $ref: `#/definitions/${kind}`, definitions });
    this.#service = getLanguageService({
      schemaRequestService: () => Promise.resolve(schema),
      workspaceContext: { resolveRelativePath: (path) => path },
    });
    this.#service.configure({
      validate: true,
      hover: true,
      completion: true,
      schemas: [{ uri: 'file:///crowdsmith.schema.json', fileMatch: ['*.yaml'] }],
    });
  }

  document(text: string): TextDocument {
    this.#version += 1;
    return TextDocument.create('file:///big.yaml', 'yaml', this.#version, text);
  }

  diagnostics(document: TextDocument): Promise<readonly unknown[]> {
    return this.#service.doValidation(document, false);
  }

  async completions(document: TextDocument, offset: number): Promise<number> {
    const list = await this.#service.doComplete(document, document.positionAt(offset), false);
    return list.items.length;
  }

  async hover(document: TextDocument, offset: number): Promise<boolean> {
    return (await this.#service.doHover(document, document.positionAt(offset))) !== null;
  }
}

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type Mocha from 'mocha';

/** Filled in when the tests are bundled: path of the reporter that counts. */
declare const CROWDSMITH_REPORTER: string;

/** VS Code in a browser now and then keeps a webview waiting; a person would close it and open it again. */
const retries = 1;

/** Called by VS Code in its extension host; the promise it returns is the outcome of all tests. */
export async function run(): Promise<void> {
  const { default: MochaClass } = (await import('mocha')) as { default: typeof Mocha };
  const { default: reporter } = (await import(pathToFileURL(CROWDSMITH_REPORTER).href)) as {
    default: Mocha.ReporterConstructor;
  };
  const mocha = new MochaClass({ ui: 'bdd', timeout: 30_000, retries, reporter, ...grepOption() });
  for (const file of testFilesBelow(__dirname)) mocha.addFile(file);
  const failures = await new Promise<number>((resolve) => {
    mocha.run(resolve);
  });
  if (failures > 0) throw new Error(`${failures} of the tests in VS Code failed.`);
}

function grepOption(): { grep?: string } {
  const grep = process.env.CROWDSMITH_GREP;
  return grep === undefined || grep === '' ? {} : { grep };
}

function testFilesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.js') && fitsRun(file))
    .sort()
    .map((file) => path.join(folder, file));
}

/** Tests of a workspace with two folders, or beside another extension, have a folder and a run of their own. */
function fitsRun(file: string): boolean {
  const [folder] = file.split(path.sep);
  return (
    (folder === 'twoFolders') === (process.env.CROWDSMITH_FOLDERS === 'two') &&
    (folder === 'withYaml') === (process.env.CROWDSMITH_BESIDE === 'yaml')
  );
}

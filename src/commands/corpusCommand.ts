import * as vscode from 'vscode';
import { steps } from '../providers/ask';
import type { Ask, Step } from '../providers/ask';
import { collectInChild } from '../providers/corpus';
import { proxyEnvironment } from '../providers/proxyEnvironment';
import type { Services } from '../providers/services';
import type { CommandRunner } from './commandRunner';
import { withProgress } from './progress';

interface Wanted {
  readonly language: string;
  readonly source: 'api' | 'dump';
  /** Path; only of a dump. */
  readonly dump?: string;
  readonly size: string;
  readonly words: string;
  readonly order: 'first' | 'random';
}

/** Collects texts for a pipeline from Wikipedia into a tasks file. */
export function registerCorpusCommand(
  commands: CommandRunner,
  services: Services,
  extension: vscode.Uri,
): void {
  const title = 'Collect Texts from Wikipedia';
  commands.registerCommand(
    'crowdsmith.collectCorpus',
    'The texts could not be collected',
    async () => {
      const wanted = await steps<Wanted>(services.ask, title, questions);
      const file = wanted && (await askFile(services.ask, wanted.language));
      if (wanted === undefined || file === undefined) return;
      const end = await withProgress(
        `Collecting ${wanted.size} texts (${wanted.language})`,
        (signal, report) =>
          collectInChild({
            cliPath: vscode.Uri.joinPath(extension, 'dist', 'cli.js').fsPath,
            args: argumentsOf(wanted, file.fsPath),
            root: vscode.Uri.joinPath(file, '..').fsPath,
            environment: proxyEnvironment(),
            signal,
            onProgress: ({ chosen, size, pages }) =>
              report(`${chosen} of ${size}, ${pages} articles read`, (100 * chosen) / size),
            onLog: (line) => services.log.info(`[corpus] ${line}`),
          }),
      );
      if (end.how === 'failed') throw new Error(end.message);
      await tellEnd(services.ask, file, end.how);
    },
  );
}

async function tellEnd(ask: Ask, file: vscode.Uri, how: 'finished' | 'stopped'): Promise<void> {
  if (how === 'stopped') {
    void ask.tell('info', 'Collecting was stopped. The same answers go on from where it was.');
    return;
  }
  await vscode.window.showTextDocument(file);
}

function argumentsOf(wanted: Wanted, file: string): readonly string[] {
  const [min, max] = boundsIn(wanted.words) ?? [];
  return [
    ...[wanted.language, '--size', wanted.size, '--out', file],
    ...(min === undefined ? [] : ['--min-words', min]),
    ...(max === undefined ? [] : ['--max-words', max]),
    ...(wanted.dump === undefined ? [] : ['--dump', wanted.dump]),
    ...(wanted.order === 'random' ? ['--random'] : []),
  ];
}

/** `20-60`: the fewest and the most words. */
function boundsIn(text: string): readonly string[] | undefined {
  return /^\s*(\d+)\s*[-–]\s*(\d+)\s*$/.exec(text)?.slice(1);
}

const questions: readonly Step<Wanted>[] = [
  {
    key: 'language',
    ask: (person) =>
      person.text({
        prompt: 'The language, as in the address of its Wikipedia',
        placeholder: 'en, pt, zh, …',
        check: (text) =>
          /^[a-z]{2,12}(-[a-z0-9]{1,12})*$/.test(text)
            ? undefined
            : 'Small letters, like en, pt or be-tarask.',
      }),
  },
  {
    key: 'source',
    ask: (person) =>
      person.pick(
        [
          {
            label: 'Wikipedia',
            description: 'asked politely, some hundred articles a minute',
            value: 'api',
          },
          { label: 'A dump file', description: 'pages-articles.xml, .bz2 or .gz', value: 'dump' },
        ],
        { placeholder: 'Where the articles come from' },
      ),
  },
  {
    key: 'dump',
    when: ({ source }) => source === 'dump',
    ask: (person) =>
      person.text({
        prompt: 'Path of the dump file',
        placeholder: '/data/enwiki-pages-articles.xml.bz2',
      }),
  },
  {
    key: 'size',
    ask: (person) =>
      person.text({
        prompt: 'How many texts',
        value: '100',
        check: (text) => (/^[1-9]\d{0,6}$/.test(text) ? undefined : 'A whole number from 1.'),
      }),
  },
  {
    key: 'words',
    ask: (person) =>
      person.text({
        prompt: 'Fewest and most words of a text',
        value: '20-60',
        check: (text) => {
          const [min, max] = boundsIn(text) ?? [];
          return Number(min) <= Number(max) ? undefined : 'Two numbers, like 20-60.';
        },
      }),
  },
  {
    key: 'order',
    ask: (person) =>
      person.pick(
        [
          {
            label: 'The first that fit',
            description: 'in the order of the articles',
            value: 'first',
          },
          {
            label: 'A random choice',
            description: 'from ten times as many; takes longer',
            value: 'random',
          },
        ],
        { placeholder: 'Which texts' },
      ),
  },
];

async function askFile(ask: Ask, language: string): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (folder === undefined) {
    throw new Error('Open a folder first: the tasks file goes into it.');
  }
  return await ask.saveFile({
    title: 'Tasks file for the texts',
    suggested: vscode.Uri.joinPath(folder, `${language}.tsv`),
    filters: { 'Tasks file': ['tsv'] },
  });
}

import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const words =
  'the river bends past a mill where old boats wait for spring and children count the slow grey geese'.split(
    ' ',
  );

/** A sentence of its own for each number. */
function sentence(number: number): string {
  const chosen = Array.from(
    { length: 12 },
    (_, place) => words[(number * (place + 3) + place * place) % words.length],
  );
  return `Text ${number}: ${chosen.join(' ')}.`;
}

/** The example's specs in a folder of their own, with as many texts as wanted and money enough. */
export async function benchWorkspace(texts: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'crowdsmith-bench-'));
  await cp(join('examples', 'asr-en'), folder, {
    recursive: true,
    filter: (path) => !/[/\\](results|storage|\.crowdsmith|crowdsmith\.lock\.json)$/.test(path),
  });
  const rows = Array.from({ length: texts }, (_, number) => `t${number}\t${sentence(number)}\n`);
  await writeFile(join(folder, 'data', 'texts.tsv'), `text_id\ttext\n${rows.join('')}`);
  const spec = join(folder, 'asr-en.pipeline.yaml');
  const changed = (await readFile(spec, 'utf8'))
    .replace(/budget: .*/, 'budget: { soft: 9000, hard: 9999, reserve: 1 }')
    // The invented texts are all fit to be read; what the crowd thinks of them is not the question.
    .replace('confidence: 0.8', 'confidence: 0.5');
  await writeFile(spec, changed);
  return folder;
}

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startSandbox } from '../../src/sandbox';
import { runHere } from './inProcess';
import { sandboxStats } from './sandboxStats';
import { exampleWorkspace, removeWorkspace } from './workspaces';

interface Asked {
  readonly recordings: number;
  readonly requests: Readonly<Record<string, number>>;
}

/** How many looks at pools there are, and at what waits in them, is a matter of time. */
const looks = ['GET /api/v1/pools/:id', 'GET /api/v1/assignments', 'GET /api/v1/operations/:id'];
const files = 'GET /api/v1/attachments/:id/download';
const verdicts = 'PATCH /api/v1/assignments/:id';

async function asked(texts: number): Promise<Asked> {
  const workspace = await exampleWorkspace();
  const sandbox = await startSandbox({ token: 'test', speed: 0, seed: 1 });
  try {
    const rows = Array.from({ length: texts }, (_, at) => `t${at}\tText ${at} of some words.\n`);
    await writeFile(join(workspace, 'data', 'texts.tsv'), `text_id\ttext\n${rows.join('')}`);
    const spec = join(workspace, 'asr-en.pipeline.yaml');
    const text = await readFile(spec, 'utf8');
    const changed = text
      .replace(/budget: .*/, 'budget: { soft: 900, hard: 999, reserve: 1 }')
      // The invented texts are all fit to be read; what the crowd thinks of them is not the question.
      .replace('confidence: 0.8', 'confidence: 0.5');
    await writeFile(spec, changed);
    await runHere({ workspace, sandbox });
    const { created, requests } = await sandboxStats(sandbox.url, sandbox.token);
    return { recordings: created.attachments ?? 0, requests };
  } finally {
    await sandbox.close();
    await removeWorkspace(workspace);
  }
}

/** Requests that are neither a file, nor a verdict, nor a look. */
function beyond({ requests }: Asked): number {
  return Object.entries(requests)
    .filter(([name]) => ![...looks, files, verdicts].includes(name))
    .reduce((sum, [, count]) => sum + count, 0);
}

describe('what a run asks the platform', () => {
  let few: Asked;
  let many: Asked;

  before(async () => {
    few = await asked(20);
    many = await asked(200);
  });

  it('is one file and one verdict for each recording', () => {
    for (const { recordings, requests } of [few, many]) {
      assert.equal(requests[files], recordings);
      assert.equal(requests[verdicts], recordings);
    }
    assert.ok(many.recordings > few.recordings + 100, `${many.recordings} recordings`);
  });

  it('is never asked result by result', () => {
    for (const name of ['tasks/:id', 'attachments/:id', 'assignments/:id', 'attachments']) {
      assert.equal(many.requests[`GET /api/v1/${name}`], undefined, name);
    }
  });

  it('does not become more with the texts in anything else', () => {
    const more = beyond(many) - beyond(few);
    const recordings = many.recordings - few.recordings;
    // How many batches there are, of at least a page of twenty each, is a matter of time, too.
    assert.ok(more < recordings / 2, `${more} more requests for ${recordings} more recordings`);
  });
});

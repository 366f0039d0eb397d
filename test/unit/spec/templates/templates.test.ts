import assert from 'node:assert/strict';
import { estimateSpec } from '../../../../src/deploy';
import { parseTasksFile, resolveSpec, validateSpec } from '../../../../src/spec';
import {
  newPipeline,
  newPool,
  newProject,
  newSkill,
  newTraining,
  templates,
  type NewFile,
  type PipelineAbout,
} from '../../../../src/spec/templates';
import { openWorkspace, outsideOf } from '../../../../src/workspace';
import { withOffers, writeFiles } from '../../../support/newPipeline';
import { folderWith, removeFolders } from '../../workspace/temporaryFolder';

/** All that is said about these files, informations included. */
async function diagnosticsOf(files: readonly NewFile[]): Promise<readonly string[]> {
  const root = await folderWith({});
  await writeFiles(root, files);
  const workspace = openWorkspace(root);
  const found: string[] = [];
  for (const path of await workspace.findSpecs()) {
    const spec = await workspace.readSpec(path);
    const outside = { ...(await outsideOf(workspace, spec)), hourlyFloor: 0.5 };
    for (const { code, message } of validateSpec(spec.doc, outside)) {
      found.push(`${path}: ${code} ${message}`);
    }
  }
  return found;
}

describe('what new specs begin with', () => {
  after(removeFolders);

  for (const template of templates) {
    it(`${template.label}: nothing is said against it, and its tasks fit`, async () => {
      const files = newProject(template, 'mine');
      assert.deepEqual(
        files.map(({ path }) => path),
        ['mine.project.yaml', 'mine.instructions.html', 'mine.pool.yaml', 'mine.tasks.tsv'],
      );
      assert.deepEqual(await diagnosticsOf(files), []);
      const root = await folderWith(
        Object.fromEntries(files.map(({ path, text }) => [path, text])),
      );
      const workspace = openWorkspace(root);
      const { doc } = await workspace.readSpec('mine.project.yaml');
      const resolved = await resolveSpec(doc, {
        readText: (ref) => workspace.readText('mine.project.yaml', ref),
        idOf: () => Promise.reject(new Error('a project refers to nothing')),
      });
      assert.ok(resolved.kind === 'project');
      const tasks = parseTasksFile(files[3]?.text ?? '', {
        ...{ format: 'tsv', kind: 'main' },
        inputSpec: resolved.object.task_spec.input_spec,
      });
      assert.deepEqual([tasks.problems, tasks.tasks.length > 0], [[], true]);
      const { total } = await estimateSpec(workspace, 'mine.pool.yaml');
      assert.ok(total > 0, 'its estimate has a price');
    });
  }

  it('pools, trainings and skills of their own stand up as well', async () => {
    const [template] = templates;
    assert.ok(template);
    const about = { project: '../mine.project.yaml', name: 'another' };
    const inFolder = ({ path, text }: NewFile): NewFile => ({ path: `more/${path}`, text });
    const more = [newPool(about), newTraining(about), newSkill('careful')].map(inFolder);
    assert.deepEqual(await diagnosticsOf([...newProject(template, 'mine'), ...more]), []);
  });

  it('take every name that a file may have', async () => {
    const [template] = templates;
    assert.ok(template);
    for (const name of ['123', 'yes', 'кошки', '1e3', '_a.b', 'null']) {
      const files: readonly NewFile[] = [...newProject(template, name), newSkill(name)];
      assert.deepEqual(await diagnosticsOf(files), [], name);
    }
  });

  describe('Speech recording pipeline', () => {
    const kinds: readonly Omit<PipelineAbout, 'name'>[] = [
      { language: 'en', texts: 'file' },
      { language: 'en', texts: 'corpus' },
      { language: 'pt', texts: 'file' },
      { language: 'no', texts: 'corpus' },
    ];
    for (const kind of kinds) {
      const title = `in ${kind.language}, texts from a ${kind.texts}`;
      const files = newPipeline({ ...kind, name: 'mine' });

      it(`${title}: nothing is said against it`, async () => {
        assert.equal(files[0]?.path, 'mine/mine.pipeline.yaml');
        assert.deepEqual(await diagnosticsOf(files), []);
      });

      it(`${title}: nor when all that its comments offer is taken`, async () => {
        const taken = files.map(({ path, text }) => ({ path, text: withAllOffers(text) }));
        const [pipeline] = taken;
        for (const key of ['storage: { s3', 'limits', 'pilot', '  training', '  training_audio']) {
          assert.ok(pipeline?.text.includes(`\n${key}`), key);
        }
        assert.deepEqual(await diagnosticsOf([...taken, ...whatOffersNeed]), []);
      });
    }

    it('asks for the language in every pool, and keeps the specs beside each other', () => {
      const files = newPipeline({ name: 'mine', language: 'no', texts: 'file' });
      const pools = files.filter(({ path }) => path.endsWith('.pool.yaml'));
      assert.equal(pools.length, 3);
      for (const { text } of pools) assert.match(text, /key: languages, operator: IN, value: "NO"/);
      assert.match(files[0]?.text ?? '', /^language: "no"$/m);
    });
  });
});

/** Another storage, too. */
const withAllOffers = (text: string): string =>
  withOffers(text).replace(/^# (storage: .*)\nstorage: .*$/m, '$1');

const examples = [1, 2, 3, 4, 5];

/** What has to be there once they are taken. */
const whatOffersNeed: readonly NewFile[] = [
  {
    path: 'mine/data/records/answers.tsv',
    text: [
      'filename\tanswer\ttext\thint',
      ...examples.map((n) => `${n}.wav\tyes\tText ${n}\tIt is.`),
    ].join('\n'),
  },
  ...examples.map((n) => ({ path: `mine/data/records/${n}.wav`, text: 'sound' })),
  {
    path: 'mine/data/classification-training.tsv',
    text: [
      'INPUT:text_id\tINPUT:text\tGOLDEN:is_correct\tHINT:text',
      ...examples.map((n) => `e${n}\tText ${n}\tyes\tIt can.`),
    ].join('\n'),
  },
];

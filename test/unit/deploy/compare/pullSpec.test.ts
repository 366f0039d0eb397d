import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import {
  deploySpecs,
  differencesOf,
  pullSpec,
  writePulled,
  type ObjectKind,
  type Pulled,
} from '../../../../src/deploy';
import { resolveSpec } from '../../../../src/spec';
import { openLock, openWorkspace, type Workspace } from '../../../../src/workspace';
import { startPlatform, type TestPlatform } from '../platform';
import { specPaths, specs } from '../specs';

const profile = { name: 'sandbox', sandbox: true };

describe('pulling a remote object', () => {
  let platform: TestPlatform;
  let root: string;
  let workspace: Workspace;

  before(async () => {
    platform = await startPlatform();
  });
  after(() => platform.close());
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'crowdsmith-pull-'));
    workspace = openWorkspace(root);
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const context = () => ({ workspace, client: platform.client, profile });
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  };
  const read = (path: string): Promise<string> => readFile(join(root, path), 'utf8');
  const pull = async (kind: ObjectKind, id: string, into?: string): Promise<Pulled> => {
    const pulled = await pullSpec({ ...context(), kind, id, into });
    await writePulled(context(), pulled);
    return pulled;
  };
  const deployAll = async (): Promise<Readonly<Record<string, string>>> => {
    for (const [path, text] of Object.entries(specs)) await write(path, text);
    const { objects } = await deploySpecs({ ...context(), paths: specPaths });
    return Object.fromEntries(objects.map(({ path, id }) => [path, id]));
  };

  it('writes specs that deploy to nothing to do', async () => {
    const ids = await deployAll();
    await rm(root, { recursive: true });
    await mkdir(root);
    await pull('skill', ids['reader.skill.yaml'] ?? '');
    await pull('project', ids['read.project.yaml'] ?? '');
    await pull('training', ids['read.training.yaml'] ?? '');
    await pull('pool', ids['read.pool.yaml'] ?? '');
    assert.deepEqual((await readdir(root)).sort(), [
      '.crowdsmith',
      'careful-reader.skill.yaml',
      'crowdsmith.lock.json',
      'learn-to-read.training.yaml',
      'read.project.yaml',
      'reading.pool.yaml',
    ]);
    const paths = await workspace.findSpecs();
    const { objects } = await deploySpecs({ ...context(), paths });
    assert.deepEqual(
      objects.map(({ action, id }) => [action, id]),
      objects.map(({ id }) => ['unchanged', id]),
    );
    assert.deepEqual(new Set(objects.map(({ id }) => id)), new Set(Object.values(ids)));
  });

  it('names ids where the spec that stood for them was deleted', async () => {
    const ids = await deployAll();
    await rm(join(root, 'read.project.yaml'));
    await rm(join(root, 'read.pool.yaml'));
    await pull('pool', ids['read.pool.yaml'] ?? '');
    const text = await read('reading.pool.yaml');
    assert.match(text, new RegExp(`^project_id: '?${ids['read.project.yaml'] ?? ''}'?$`, 'm'));
    assert.match(text, /skill_id: \{ \$id: \.\/reader\.skill\.yaml \}/);
  });

  it('writes the config as a mapping, small things on a line, and ids by their specs', async () => {
    const ids = await deployAll();
    await rm(root, { recursive: true });
    await mkdir(root);
    await pull('skill', ids['reader.skill.yaml'] ?? '');
    await pull('project', ids['read.project.yaml'] ?? '');
    await pull('pool', ids['read.pool.yaml'] ?? '');
    const project = await read('read.project.yaml');
    assert.match(project, /^public_name: Read\npublic_description: /);
    assert.match(project, /\n {4}config:\n {6}view:\n {8}type: view.list\n/);
    assert.match(project, /allowed_values: \['yes', 'no'\]/);
    assert.doesNotMatch(project, /lock|status|crowdsmith_key|owner/);
    const pool = await read('reading.pool.yaml');
    assert.match(pool, /^project_id: \{ \$id: \.\/read\.project\.yaml \}\n/);
    assert.match(pool, /skill_id: \{ \$id: \.\/careful-reader\.skill\.yaml \}/);
  });

  it('puts long texts into files of their own and never over other files', async () => {
    const { id } = await platform.client.projects.create({
      public_name: 'Texts',
      public_instructions: '<h1>Read</h1>\r\n<p>aloud</p>',
      assignments_issuing_type: 'AUTOMATED',
      task_spec: {
        input_spec: {},
        output_spec: { ok: { type: 'boolean' } },
        view_spec: { markup: '<p>\n  {{field type="checkbox" name="ok"}}\n</p>', styles: 'p { }' },
      },
    });
    await write('texts.instructions.html', 'mine\n');
    await write('texts.project.yaml', 'public_name: Mine\n');
    const pulled = await pull('project', id);
    assert.equal(pulled.path, 'texts-2.project.yaml');
    assert.deepEqual(
      pulled.files.map(({ path }) => path),
      ['texts-2.project.yaml', 'texts-2.instructions.html', 'texts-2.markup.html'],
    );
    assert.equal(await read('texts.instructions.html'), 'mine\n');
    assert.equal(await read('texts.project.yaml'), 'public_name: Mine\n');
    assert.equal(await read('texts-2.instructions.html'), '<h1>Read</h1>\n<p>aloud</p>\n');
    assert.match(
      await read('texts-2.project.yaml'),
      /markup: \{ \$file: \.\/texts-2\.markup\.html \}/,
    );
    const { objects } = await deploySpecs({ ...context(), paths: [pulled.path] });
    assert.deepEqual(
      objects.map(({ id: same, action }) => [same, action]),
      [[id, 'unchanged']],
    );
  });

  describe('into an existing spec', () => {
    const pool = `# Our first pool
project_id: { $id: ./read.project.yaml } # the project
private_name: "Reading" # as in the report

# Money
reward_per_assignment: 0.02
assignment_max_duration_seconds: 600
will_expire: '2099-12-31T00:00:00'
may_contain_adult_content: true
defaults:
  # three is enough
  default_overlap_for_new_task_suites: 3
filter:
  and:
    - { category: profile, key: languages, operator: IN, value: EN } # English
    - category: computed
      key: client_type
      operator: EQ
      value: BROWSER
quality_control:
  configs:
    # those who skip
    - collector_config: { type: SKIPPED_IN_ROW_ASSIGNMENTS }
      rules:
        - conditions: [{ key: skipped_in_row_count, operator: GTE, value: 5 }]
          action: { type: RESTRICTION_V2, parameters: { scope: PROJECT, duration_unit: DAYS, duration: 1 } }
    # those who are done
    - collector_config: { type: ANSWER_COUNT }
      rules:
        - conditions: [{ key: assignments_accepted_count, operator: GTE, value: 9 }]
          action: { type: RESTRICTION_V2, parameters: { scope: POOL, duration_unit: PERMANENT } }
# the end
`;

    const deployPool = async (text = pool): Promise<string> => {
      for (const [path, other] of Object.entries(specs)) await write(path, other);
      await write('read.pool.yaml', text);
      const { objects } = await deploySpecs({ ...context(), paths: ['read.pool.yaml'] });
      return objects.find(({ path }) => path === 'read.pool.yaml')?.id ?? '';
    };
    /** Changes the pool as somebody would on the web page. */
    const changed = async (
      id: string,
      change: (remote: Record<string, unknown>) => object,
    ): Promise<void> => {
      const remote = await platform.client.pools.get(id);
      const next = { ...remote, ...change(remote as unknown as Record<string, unknown>) };
      await platform.client.pools.update(id, next);
    };

    it('changes nothing where nothing differs', async () => {
      const id = await deployPool();
      const { files } = await pullSpec({ ...context(), kind: 'pool', id });
      assert.deepEqual(files, []);
    });

    it('keeps comments, order and notation, and changes only what differs', async () => {
      const id = await deployPool();
      await changed(id, () => ({
        private_name: 'Reading II',
        reward_per_assignment: 0.05,
        priority: 7,
        defaults: { default_overlap_for_new_task_suites: 5, default_overlap_for_new_tasks: 5 },
      }));
      await pull('pool', id);
      const expected = pool
        .replace('"Reading"', '"Reading II"')
        .replace('0.02', '0.05')
        .replace('task_suites: 3', 'task_suites: 5\n  default_overlap_for_new_tasks: 5')
        .replace('\n# the end', '\npriority: 7\n# the end');
      assert.equal(await read('read.pool.yaml'), expected);
      const { objects } = await deploySpecs({ ...context(), paths: ['read.pool.yaml'] });
      assert.deepEqual(new Set(objects.map(({ action }) => action)), new Set(['unchanged']));
    });

    it('takes out and puts in single rules and conditions', async () => {
      const id = await deployPool();
      await changed(id, ({ quality_control: control, filter }) => {
        const { configs } = control as { configs: readonly object[] };
        const { and } = filter as { and: readonly object[] };
        const captcha = {
          collector_config: { type: 'CAPTCHA', parameters: { history_size: 5 } },
          rules: [
            {
              conditions: [{ key: 'stored_results_count', operator: 'GTE', value: 5 }],
              action: {
                type: 'RESTRICTION_V2',
                parameters: { scope: 'POOL', duration_unit: 'PERMANENT' },
              },
            },
          ],
        };
        const french = { category: 'profile', key: 'languages', operator: 'IN', value: 'FR' };
        return {
          quality_control: { configs: [configs[1], captcha] },
          filter: { and: [and[0], french] },
        };
      });
      await pull('pool', id);
      const text = await read('read.pool.yaml');
      assert.match(
        text,
        /value: EN \} # English\n {4}- \{ category: profile, key: languages, operator: IN, value: FR \}\n/,
      );
      assert.doesNotMatch(text, /SKIPPED_IN_ROW|client_type/);
      assert.match(text, /# those who are done\n {4}- collector_config: \{ type: ANSWER_COUNT \}/);
      assert.match(text, /type: CAPTCHA/);
      assert.deepEqual((await pullSpec({ ...context(), kind: 'pool', id })).files, []);
    });

    it('is updated without its collectors beginning to count anew', async () => {
      const identities = async (id: string): Promise<readonly unknown[]> => {
        const { quality_control: control } = await platform.client.pools.get(id);
        return (control?.configs ?? []).map(({ collector_config: { type, uuid } }) => [type, uuid]);
      };
      const id = await deployPool();
      const before = await identities(id);
      assert.equal(before.length, 2);
      await write('read.pool.yaml', pool.replace('value: 5 }]', 'value: 6 }]'));
      const { objects } = await deploySpecs({ ...context(), paths: ['read.pool.yaml'] });
      assert.equal(objects.at(-1)?.action, 'updated');
      assert.deepEqual(await identities(id), before);
    });

    it('leaves aliases and merge keys right, or refuses', async () => {
      const id = await deployPool(
        pool.replace('filter:\n', 'filter: &who\n').replace('"Reading"', '&name Reading'),
      );
      await changed(id, () => ({ private_name: 'Other' }));
      await pull('pool', id);
      assert.match(
        await read('read.pool.yaml'),
        /private_name: (?:&name )?Other # as in the report/,
      );
    });

    it('updates a JSON spec in place', async () => {
      const json = '{\n    "name": "Reader", // ours\n    "hidden": false\n}\n';
      await write('a.skill.json', '{\n    "name": "Json reader",\n    "hidden": false\n}\n');
      const { objects } = await deploySpecs({ ...context(), paths: ['a.skill.json'] });
      const id = objects[0]?.id ?? '';
      await platform.client.skills.update(id, { name: 'Json reader', private_comment: 'x' });
      await pull('skill', id);
      assert.ok(json);
      assert.equal(
        await read('a.skill.json'),
        '{\n    "name": "Json reader",\n    "private_comment": "x"\n}\n',
      );
    });

    it('writes texts into the files that the spec names', async () => {
      const ids = await deployAll();
      const id = ids['read.project.yaml'] ?? '';
      const before = await read('read.project.yaml');
      const remote = await platform.client.projects.get(id);
      await platform.client.projects.update(id, { ...remote, public_instructions: '<p>New.</p>' });
      const pulled = await pull('project', id);
      assert.deepEqual(
        pulled.files.map(({ path }) => path),
        ['texts/instructions.html'],
      );
      assert.equal(await read('texts/instructions.html'), '<p>New.</p>\n');
      assert.equal(await read('read.project.yaml'), before);
    });

    it('updates an interface in a file and one that is JSON text', async () => {
      const config = { view: { type: 'view.text', content: 'a' } };
      const view = (form: string): string =>
        specs['read.project.yaml']!.replace(
          / {4}config:[\s\S]*?(?=assignments)/,
          `    config: ${form}\n`,
        );
      await write('ui.yaml', '# the view\nview: { type: view.text, content: a } # shown\n');
      await write('ui.json', JSON.stringify(config, null, 2));
      await write('texts/instructions.html', '<p>Read.</p>\n');
      for (const [name, form] of [
        ['yaml', '{ $file: ui.yaml }'],
        ['json', '{ $file: ui.json }'],
        ['text', `'${JSON.stringify(config)}'`],
      ] as const) {
        await write(`${name}.project.yaml`, view(form).replace('Read\n', `Read ${name}\n`));
        const { objects } = await deploySpecs({ ...context(), paths: [`${name}.project.yaml`] });
        const id = objects[0]?.id ?? '';
        const remote = await platform.client.projects.get(id);
        const other = JSON.stringify({ view: { type: 'view.text', content: 'b', label: 'c' } });
        const taskSpec = remote.task_spec as { view_spec: object };
        await platform.client.projects.update(id, {
          ...remote,
          task_spec: {
            ...remote.task_spec,
            view_spec: { ...taskSpec.view_spec, config: other } as never,
          },
        });
        await pull('project', id);
        const { objects: again } = await deploySpecs({
          ...context(),
          paths: [`${name}.project.yaml`],
        });
        assert.equal(again[0]?.action, 'unchanged', name);
      }
      assert.equal(
        await read('ui.yaml'),
        '# the view\nview: { type: view.text, content: b, label: c } # shown\n',
      );
      assert.match(await read('text.project.yaml'), /config: '\{"view":\{.*"content":"b"/);
    });
  });

  it('refuses a second spec of one object, a wrong name and an unknown id', async () => {
    const ids = await deployAll();
    const id = ids['read.pool.yaml'] ?? '';
    const wishes = [
      { kind: 'pool', id, into: 'other.pool.yaml' },
      { kind: 'pool', id, into: 'x.project.yaml' },
      { kind: 'pool', id: '999999', into: undefined },
      { kind: 'pool', id, into: '../out.pool.yaml' },
    ] as const;
    const messages = [
      /read\.pool\.yaml describes pool/,
      /cannot hold a pool/,
      /There is no pool/,
      /outside/,
    ];
    for (const [i, wish] of wishes.entries()) {
      await assert.rejects(pullSpec({ ...context(), ...wish }), messages[i] ?? /none/);
    }
    assert.equal((await openLock(root, 'sandbox')).idOf('read.pool.yaml'), id);
  });

  it('does not write over what was saved in the meantime', async () => {
    const ids = await deployAll();
    const id = ids['reader.skill.yaml'] ?? '';
    await platform.client.skills.update(id, { name: 'Careful reader', private_comment: 'x' });
    const pulled = await pullSpec({ ...context(), kind: 'skill', id });
    await write('reader.skill.yaml', 'name: Mine\n');
    await assert.rejects(writePulled(context(), pulled), /has changed in the meantime/);
    assert.equal(await read('reader.skill.yaml'), 'name: Mine\n');
  });

  it('gives a spec that resolves to the remote object', async () => {
    const ids = await deployAll();
    const remote = await platform.client.pools.get(ids['read.pool.yaml'] ?? '');
    const lock = await openLock(root, 'sandbox');
    const { doc } = await workspace.readSpec('read.pool.yaml');
    const resolved = await resolveSpec(doc, {
      readText: (ref) => workspace.readText('read.pool.yaml', ref),
      idOf: async (ref) => lock.idOf(await workspace.resolveRef('read.pool.yaml', ref)) ?? '',
    });
    assert.deepEqual(differencesOf(resolved.object, remote, 'pool'), []);
  });
});

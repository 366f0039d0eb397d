import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { specs } from '../deploy/specs';
import { folderWith, removeFolders } from '../workspace/temporaryFolder';
import { run } from './crowdsmith';

interface Finding {
  readonly file: string;
  readonly kind: string;
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly range: { readonly start: { readonly line: number } };
}

describe('crowdsmith validate', () => {
  afterEach(removeFolders);

  const validate = async (
    root: string,
    ...args: readonly string[]
  ): Promise<{ code: number | null; findings: readonly Finding[]; stderr: string }> => {
    const { code, stdout, stderr } = await run(['validate', ...args, '--json'], { cwd: root });
    return { code, stderr, findings: JSON.parse(stdout) as readonly Finding[] };
  };

  it('finds nothing wrong in good specs, in whole folders', async () => {
    const root = await folderWith(specs);
    const { code, findings, stderr } = await validate(root, '.');
    // One row of the tasks stands there twice, on purpose.
    assert.deepEqual(
      findings.map(({ file, code: what, range }) => [file, what, range.start.line]),
      [['data/main.tsv', 'task-duplicate', 3]],
    );
    assert.equal(code, 0);
    assert.match(stderr, /4 specs, 0 errors/);
  }).timeout(30_000);

  it('looks into tasks files, by the fields of the project', async () => {
    const root = await folderWith({
      ...specs,
      'data/main.tsv': `INPUT:text\nfine\n${'x'.repeat(41)}\n`,
    });
    const { code, findings } = await validate(root, 'read.pool.yaml');
    assert.deepEqual(
      findings.map(({ file, code: what, range }) => [file, what, range.start.line]),
      [['data/main.tsv', 'task-value-not-allowed', 2]],
    );
    assert.equal(code, 1);
  }).timeout(30_000);

  it('looks into the texts of a pipeline', async () => {
    const root = await folderWith({
      'a.pipeline.yaml': 'texts: { $file: texts.tsv }\n',
      'texts.tsv': 'text_id\ttext\n1\tOne\n1\tTwo\n3\t\n',
    });
    const { findings } = await validate(root, 'a.pipeline.yaml');
    assert.deepEqual(
      findings
        .filter(({ file }) => file === 'texts.tsv')
        .map(({ code, range }) => [code, range.start.line]),
      [
        ['text-id-repeated', 2],
        ['task-value-missing', 3],
      ],
    );
  }).timeout(30_000);

  it('lists the file of an interface that is written apart, once however many projects have it', async () => {
    const project = (name: string): string =>
      `public_name: ${name}\npublic_description: x\npublic_instructions: x\nassignments_issuing_type: AUTOMATED\ntask_spec:\n  input_spec: { text: { type: string } }\n  output_spec: {}\n  view_spec: { type: tb, config: { $file: ../ui/ask.yaml } }\n`;
    const root = await folderWith({
      'specs/a.project.yaml': project('A'),
      'specs/b.project.yaml': project('B'),
      'ui/ask.yaml': 'view:\n  type: view.text\n  content: { type: data.input, path: txt }\n',
    });
    const { code, findings } = await validate(root, 'specs', '--workspace', '.');
    assert.deepEqual(
      findings.map(({ file, code: what, range }) => [file, what, range.start.line]),
      [['ui/ask.yaml', 'undeclared-input', 2]],
    );
    assert.equal(code, 1);
  }).timeout(30_000);

  it('knows the specs around one', async () => {
    const root = await folderWith({
      ...specs,
      'one.skill.yaml': "id: '5'\nname: x\n",
      'sub/two.skill.yaml': "id: '5'\nname: y\n",
    });
    const { findings } = await validate(root, 'sub/two.skill.yaml', '--workspace', '.');
    assert.deepEqual(
      findings.map(({ code }) => code),
      ['remote-object-claimed-twice'],
    );
  }).timeout(30_000);

  it('tells file, kind, code, severity, message and zero-based range, and nothing else', async () => {
    const root = await folderWith({
      ...specs,
      'sub/bad.pool.yaml': 'private_name: x\nprivate_nam: y\n',
    });
    const { code, findings } = await validate(root, 'sub', 'read.project.yaml');
    assert.equal(code, 1);
    assert.ok(findings.length > 0);
    assert.ok(findings.every(({ file, kind }) => file === 'sub/bad.pool.yaml' && kind === 'pool'));
    const unknown = findings.find(({ message }) => message.includes('private_nam`'));
    assert.ok(unknown, JSON.stringify(findings));
    assert.deepEqual(Object.keys(unknown), [
      'file',
      'kind',
      'code',
      'severity',
      'message',
      'range',
    ]);
    assert.equal(unknown.severity, 'error');
    assert.deepEqual(unknown.range, {
      start: { line: 1, character: 0 },
      end: { line: 1, character: 11 },
    });
  }).timeout(30_000);

  it('reports files that are missing, unreadable or outside as findings', async () => {
    const root = await folderWith(specs);
    await writeFile(join(root, 'latin.pool.yaml'), Buffer.from([0xe9]));
    const { code, findings } = await validate(root, 'nothing.pool.yaml', 'latin.pool.yaml');
    assert.equal(code, 1);
    assert.deepEqual(
      findings.map(({ file, kind, code: problem, severity }) => ({
        file,
        kind,
        problem,
        severity,
      })),
      [
        { file: 'nothing.pool.yaml', kind: 'pool', problem: 'file-missing', severity: 'error' },
        { file: 'latin.pool.yaml', kind: 'pool', problem: 'file-unreadable', severity: 'error' },
      ],
    );
    assert.match(findings[0]?.message ?? '', /nothing\.pool\.yaml does not exist/);
    assert.match(findings[1]?.message ?? '', /UTF-8/);
  }).timeout(30_000);

  it('takes files of other names when told their kind', async () => {
    const root = await folderWith({
      'a.yml': 'name: Careful\n',
      'b.json': '{"name": "x"}',
      'c.txt': 'nam: x',
    });
    const good = await validate(root, 'a.yml', 'b.json', '--kind', 'skill');
    assert.deepEqual([good.code, good.findings], [0, []]);
    const bad = await validate(root, 'c.txt', '--kind', 'skill');
    assert.equal(bad.code, 1);
    assert.ok(bad.findings.every(({ file, kind }) => file === 'c.txt' && kind === 'skill'));
    const { code, stderr } = await run(['validate', 'a.yml'], { cwd: root });
    assert.equal(code, 2);
    assert.match(stderr, /a\.yml is not a spec by its name.*--kind/);
  }).timeout(30_000);

  it('lets the specs of a folder refer to anything in it, from wherever it is called', async () => {
    const root = await folderWith({
      'specs/a.project.yaml': specs['read.project.yaml']?.replace('texts/', '../texts/') ?? '',
      'texts/instructions.html': '<p>Read.</p>',
    });
    const { stdout } = await run(['validate', root, '--json']);
    assert.deepEqual(JSON.parse(stdout), []);
    const outside = await run(['validate', `${root}/specs`, '--json']);
    const [finding] = JSON.parse(outside.stdout) as readonly Finding[];
    assert.equal(finding?.file, `${root}/specs/a.project.yaml`);
    assert.match(finding.message, /outside|leaves/);
  }).timeout(30_000);

  it('writes for people on stderr, one-based, when no JSON is asked for', async () => {
    const root = await folderWith({ 'bad.skill.yaml': 'nam: x\n' });
    const { code, stdout, stderr } = await run(['validate', 'bad.skill.yaml'], { cwd: root });
    assert.deepEqual([code, stdout], [1, '']);
    assert.match(stderr, /^bad\.skill\.yaml:1:1 error [a-z-]+: /m);
  }).timeout(30_000);
});

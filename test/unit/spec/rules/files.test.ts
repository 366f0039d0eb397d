import assert from 'node:assert/strict';
import type { Outside } from '../../../../src/spec';
import { folder, told } from './told';

const training = (project: string, more = ''): string =>
  `project_id: { $id: ${project} }\nprivate_name: x\n${more}`;
const requiring = (project: string): string =>
  `project_id: { $id: ${project} }\nquality_control: { training_requirement: { training_pool_id: { $id: t.training.yaml }, training_passing_skill_value: 80 } }\n`;

describe('rules across files', () => {
  it('know a training of another project', () => {
    const outside = folder('a.pool.yaml', { 't.training.yaml': training('./two.project.yaml') });
    const code = 'training-of-other-project';
    assert.deepEqual(told(code, 'a.pool.yaml', requiring('one.project.yaml'), outside), [
      'error t.training.yaml',
    ]);
    assert.deepEqual(told(code, 'a.pool.yaml', requiring('two.project.yaml'), outside), []);
  });

  it('count the pages of a training', () => {
    const outside: Outside = {
      file: () => ({ state: 'found', text: 'INPUT:a\tGOLDEN:b\n1\t2\n3\t4\n\n5\t6\n' }),
    };
    const text = (pages: number): string =>
      training(
        'p.project.yaml',
        `training_tasks_in_task_suite_count: 2\ntask_suites_required_to_pass: ${pages}\n$tasks: [{ $file: a.tsv }]\n`,
      );
    const code = 'training-cannot-be-passed';
    assert.deepEqual(told(code, 'a.training.yaml', text(3), outside), ['warning 3']);
    assert.deepEqual(told(code, 'a.training.yaml', text(2), outside), []);
    assert.deepEqual(told(code, 'a.training.yaml', text(3)), []);
  });

  it('want the mobile app for tasks on a map', () => {
    const code = 'map-needs-app-filter';
    const map = folder('a.pool.yaml', {
      'p.project.yaml': 'assignments_issuing_type: MAP_SELECTOR\n',
    });
    const list = folder('a.pool.yaml', {
      'p.project.yaml': 'assignments_issuing_type: AUTOMATED\n',
    });
    const pool = 'project_id: { $id: p.project.yaml }\n';
    const app =
      'filter: { and: [{ category: computed, key: client_type, operator: EQ, value: TOLOKA_APP }] }\n';
    assert.deepEqual(told(code, 'a.pool.yaml', pool, map), ['warning project_id']);
    assert.deepEqual(told(code, 'a.pool.yaml', pool + app, map), []);
    assert.deepEqual(told(code, 'a.pool.yaml', pool, list), []);
  });

  it('tell a circle of ids', () => {
    const skill = (ref: string): string =>
      `project_id: '1'\ndynamic_pricing_config: { skill_id: { $id: ${ref} } }\n`;
    const code = 'reference-cycle';
    const specs = { 'b.pool.yaml': skill('c.pool.yaml'), 'c.pool.yaml': skill('a.pool.yaml') };
    assert.deepEqual(
      told(code, 'a.pool.yaml', skill('b.pool.yaml'), folder('x/a.pool.yaml', specs)),
      ['error b.pool.yaml'],
    );
    assert.deepEqual(
      told(code, 'd.pool.yaml', skill('b.pool.yaml'), folder('x/d.pool.yaml', specs)),
      [],
    );
    assert.deepEqual(told(code, 'a.pool.yaml', skill('./a.pool.yaml'), folder('a.pool.yaml', {})), [
      'error ./a.pool.yaml',
    ]);
  });

  it('let one spec alone describe a remote object', () => {
    const code = 'remote-object-claimed-twice';
    const specs = { 'b.skill.yaml': "id: '5'\nname: x\n", 'c.pool.yaml': "id: '6'\n" };
    const outside = folder('x/a.skill.yaml', specs);
    assert.deepEqual(told(code, 'a.skill.yaml', "id: '5'\nname: x\n", outside), ["error '5'"]);
    assert.deepEqual(told(code, 'a.skill.yaml', "id: '6'\nname: x\n", outside), []);
    const deployed: Outside = {
      path: 'x/a.skill.yaml',
      deployed: () => [
        { path: 'a.skill.yaml', kind: 'skill', id: '7', profile: 'p' },
        { path: 'b.skill.yaml', kind: 'skill', id: '8', profile: 'p' },
      ],
    };
    assert.deepEqual(told(code, 'a.skill.yaml', "id: '7'\nname: x\n", deployed), []);
    assert.deepEqual(told(code, 'a.skill.yaml', "id: '8'\nname: x\n", deployed), ["error '8'"]);
  });

  it('point out an id that a spec stands for, wherever ids stand', () => {
    const deployed: Outside = {
      deployed: () => [{ path: 's.skill.yaml', kind: 'skill', id: '9', profile: 'p' }],
    };
    const text =
      "project_id: '9'\nfilter: { and: [{ or: [{ category: skill, key: '9', operator: GT, value: 5 }] }] }\n";
    assert.deepEqual(told('literal-id', 'a.pool.yaml', text, deployed), ["info '9'"]);
  });
});

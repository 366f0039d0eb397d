import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../src/extension';
import { fileWith, workspaceFolder } from './support/documents';
import { extensionApi } from './support/extension';
import { startTestSandbox, type TestSandbox } from './support/sandbox';
import { onPaidPlatform } from './support/paidProfile';
import { ScriptedAsk } from './support/scriptedAsk';
import { allOf, poolWithWords, wordsProject } from './support/steering';
import { until } from './support/until';

describe('commands on skills, performers and webhooks', () => {
  let api: ExtensionApi;
  let sandbox: TestSandbox;
  let ask: ScriptedAsk;
  let people: readonly string[];
  let poolId: string;

  const run = (id: string, ...args: readonly unknown[]): Thenable<unknown> =>
    vscode.commands.executeCommand(`crowdsmith.${id}`, ...args);
  const reportOf = (name: string): Promise<string> =>
    readFile(vscode.Uri.joinPath(workspaceFolder(), 'host', 'steering', name).fsPath, 'utf8');

  before(async () => {
    api = await extensionApi();
    api.answerWith(new ScriptedAsk());
    sandbox = await startTestSandbox();
    const { client } = sandbox;
    const project = await client.projects.create(wordsProject('People'));
    const pool = await poolWithWords(client, project.id, 'People pool', ['a', 'b', 'c', 'd']);
    poolId = pool.id;
    await client.operations.wait(await client.pools.open(pool.id));
    people = await until('some performers', async () => {
      const assignments = await allOf(client.assignments.list({ pool_id: pool.id }));
      const ids = [...new Set(assignments.map(({ user_id }) => user_id))];
      return ids.length >= 2 ? ids : undefined;
    });
    await sandbox.pauseCrowd();
  });

  beforeEach(() => {
    ask = new ScriptedAsk();
    api.answerWith(ask);
  });

  after(() => sandbox.end());

  const somebody = (at: number): string => people[at] ?? '';

  it('create a skill once by its name', async () => {
    ask.texts = ['Careful', ''];
    ask.picks = ['Hidden'];
    await run('createSkill');
    assert.ok(ask.said(/Careful is skill \d+/), JSON.stringify(ask.messages));
    ask.texts = ['Careful'];
    await run('createSkill');
    assert.match(ask.problems[0] ?? '', /There is a skill of that name/);
  });

  it('set it for performers by id, and take that back', async () => {
    const { client } = sandbox;
    ask.picks = ['Careful'];
    ask.texts = [`${somebody(0)}, ${somebody(1)}`, '150', '80', ''];
    ask.presses = ['Undo'];
    await run('setSkill');
    assert.equal(ask.problems.length, 1);
    assert.ok(ask.said(/Careful is 80 for 2 performers/), JSON.stringify(ask.messages));
    await until('the undo', () => ask.said(/as it was before/));
    const [skill] = await allOf(client.skills.list({ name: 'Careful' }));
    assert.deepEqual(await allOf(client.userSkills.list({ skill_id: skill?.id ?? '' })), []);
  });

  it('set it from a file, whose columns one can choose, and report each row', async () => {
    await fileWith(
      'host/steering/levels.csv',
      `who,level,note\n${somebody(0)},70,good\n${somebody(1)},x,\nnobody-at-all,50,\n`,
    );
    // Back from the columns to the file, and on.
    ask.picks = ['Careful', 'levels.csv', '←', 'levels.csv', 'who', 'level', 'None'];
    ask.confirms = [true];
    await run('setSkillFromFile');
    assert.match(ask.questions[0]?.message ?? '', /Set Careful for 2 performers\?/);
    const report = await reportOf('levels.report.tsv');
    assert.match(report, new RegExp(`2\\t${somebody(0)}\\tset\\t70`));
    assert.match(report, /3\t\tnot read\t.*no value of a skill/);
  });

  it('delete a skill as far as the platform can, and bring it back', async () => {
    const { client } = sandbox;
    ask.picks = ['Careful'];
    ask.confirms = [true];
    ask.presses = ['Undo'];
    await run('deleteSkill');
    assert.match(ask.questions[0]?.detail ?? '', /no way to delete a skill/);
    await until('the undo', () => ask.said(/as it was before/));
    const [skill] = await allOf(client.skills.list({ name: 'Careful' }));
    const held = await allOf(client.userSkills.list({ skill_id: skill?.id ?? '' }));
    assert.ok(held.some(({ user_id, value }) => user_id === somebody(0) && value === 70));
  });

  it('restrict performers in each scope, for a time, and lift that', async () => {
    const { client } = sandbox;
    ask.picks = ['One project', '←', 'One pool', 'People pool', '7 days'];
    ask.texts = [somebody(0), 'too fast'];
    await run('restrictPerformers');
    assert.ok(ask.said(/kept out of the pool .* until \d{4}/), JSON.stringify(ask.messages));
    ask.picks = ['All projects', 'Until a day'];
    ask.texts = [somebody(1), 'tomorrow', '2001-01-01', '2099-01-01', ''];
    await run('restrictPerformers');
    assert.equal(ask.problems.length, 2);
    const made = await allOf(client.userRestrictions.list({}));
    const [pool] = made.filter(({ scope }) => scope === 'POOL');
    assert.ok(pool?.scope === 'POOL' && pool.pool_id === poolId);
    assert.equal(pool.private_comment, 'too fast');
    const [everywhere] = made.filter(({ scope }) => scope === 'ALL_PROJECTS');
    assert.match(everywhere?.will_expire ?? '', /^2099-01-01T00:00:00/);
    ask.picks = [`${somebody(0)}|${somebody(1)}`];
    ask.presses = ['Undo'];
    await run('liftRestrictions');
    assert.ok(ask.said(/2 performers are no longer restricted/));
    await until('the undo', () => ask.said(/as it was before/));
    assert.equal((await allOf(client.userRestrictions.list({}))).length, 2);
    ask.picks = [`${somebody(0)}|${somebody(1)}`];
    await run('liftRestrictions');
    assert.deepEqual(await allOf(client.userRestrictions.list({})), []);
  });

  it('pay a bonus once the sum was agreed to, and the same one again only when meant', async () => {
    const { client } = sandbox;
    const paid = async (): Promise<number> => (await allOf(client.userBonuses.list({}))).length;
    const again = async (...confirms: boolean[]): Promise<void> => {
      ask.texts = [somebody(0), '0.001', '1.50', '', 'Thanks'];
      ask.picks = ['Nothing'];
      ask.confirms = confirms;
      await run('payBonus');
    };
    await again(false);
    assert.equal(await paid(), 0);
    assert.match(ask.questions[0]?.message ?? '', /Pay 1 bonus, \$1\.50 in all, to 1 performer\?/);
    await again(true);
    assert.ok(ask.said(/1 of 1 bonuses paid, \$1\.50/), JSON.stringify(ask.messages));
    assert.equal(await paid(), 1);
    await again(false);
    assert.match(ask.questions.at(-1)?.message ?? '', /once more/);
    assert.equal(await paid(), 1);
    await again(true, true);
    assert.equal(await paid(), 2);
  });

  it('pay the bonuses of a file, each row once, and report each', async () => {
    const { client } = sandbox;
    const before = (await allOf(client.userBonuses.list({}))).length;
    const text = `user_id\tamount\tcomment\n${somebody(0)}\t0.25\tone\n${somebody(1)}\t0.50\ttwo\n${somebody(1)}\tmuch\tthree\n`;
    await fileWith('host/steering/bonuses.tsv', text);
    ask.picks = ['bonuses.tsv', 'As proposed'];
    ask.confirms = [true];
    await run('payBonusesFromFile');
    assert.match(ask.questions[0]?.message ?? '', /Pay 2 bonuses, \$0\.75 in all/);
    assert.match(ask.questions[0]?.detail ?? '', /1 row cannot be read/);
    assert.match(await reportOf('bonuses.report.tsv'), /2\t\S+\tpaid\t\$0\.25, bonus/);
    ask.picks = ['bonuses.tsv', 'As proposed'];
    await run('payBonusesFromFile');
    assert.ok(ask.said(/All 2 bonuses .* were paid before/), JSON.stringify(ask.messages));
    assert.equal((await allOf(client.userBonuses.list({}))).length, before + 2);
  });

  it('name the sum and keep within the cap where money is real', async () => {
    const count = async (): Promise<number> =>
      (await allOf(sandbox.client.userBonuses.list({}))).length;
    const bonus = async (amount: string, comment: string): Promise<void> => {
      ask.texts = [somebody(0), amount, '', comment];
      ask.picks = ['Nothing'];
      await run('payBonus');
    };
    await onPaidPlatform(ask, 1, async () => {
      const before = await count();
      await bonus('2', 'over the cap');
      assert.match(ask.messages.at(-1)?.text ?? '', /spendingCap/);
      assert.equal(ask.questions.length, 0);
      ask.confirms = [true];
      await bonus('0.75', 'within the cap');
      assert.match(ask.questions[0]?.detail ?? '', /about \$0\.75.* on Paid platform as /);
      assert.equal(await count(), before + 1);
      ask.confirms = [true];
      await bonus('0.50', 'together over the cap');
      assert.match(ask.messages.at(-1)?.text ?? '', /\$0\.75 are taken/);
      assert.equal(await count(), before + 1);
      // What touches performers asks, too; nobody agrees here.
      ask.confirms = [];
      ask.picks = ['All projects', 'For ever'];
      ask.texts = [somebody(0), ''];
      await run('restrictPerformers');
      assert.match(ask.questions.at(-1)?.message ?? '', /Keep performer .* out of all projects\?/);
      assert.deepEqual(await allOf(sandbox.client.userRestrictions.list({})), []);
    });
  });

  it('subscribe to events, test the address and delete the subscription', async () => {
    const { client } = sandbox;
    const server = createServer((request, response) => {
      request.resume();
      response.writeHead(200).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = server.address() as AddressInfo;
      ask.picks = ['People pool', 'pool closed|assignment submitted'];
      ask.texts = ['ftp://x', `http://127.0.0.1:${port}/hook`, 'a secret'];
      await run('subscribeWebhook');
      assert.equal(ask.problems.length, 1);
      assert.ok(ask.said(/2 subscriptions to 127\.0\.0\.1/), JSON.stringify(ask.messages));
      assert.doesNotMatch(JSON.stringify(ask.messages), /a secret/);
      ask.picks = [`:${port}`];
      await run('testWebhook');
      assert.ok(ask.said(/has taken the test event/), JSON.stringify(ask.messages));
      const all = await allOf(client.webhookSubscriptions.list({ pool_id: poolId }));
      assert.equal(all.length, 2);
      const nodes = all.map((webhook) => ({ kind: 'webhook', webhook, key: webhook.id }));
      ask.confirms = [true];
      await run('deleteWebhook', nodes[0], nodes);
      assert.deepEqual(await allOf(client.webhookSubscriptions.list({ pool_id: poolId })), []);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  it('do nothing when they are dismissed', async () => {
    for (const id of [
      'createSkill',
      'setSkill',
      'setSkillFromFile',
      'deleteSkill',
      'restrictPerformers',
      'payBonus',
      'payBonusesFromFile',
      'subscribeWebhook',
      'setOverlap',
      'stopShowing',
      'updateObject',
      'clonePool',
      'cloneProject',
      'prioritizePool',
      'uploadTaskSuites',
    ]) {
      await run(id);
    }
    assert.deepEqual(ask.messages, []);
  });
});

import assert from 'node:assert/strict';
import { checkCommands } from '../../../scripts/lib/commands.mjs';

const declares = (...ids: string[]): { commands: { command: string }[] } => ({
  commands: ids.map((command) => ({ command })),
});

describe('the check of commands', () => {
  it('is content when declared and registered commands are the same', () => {
    const source = `commands.registerCommand('crowdsmith.open', 'Could not', open);
      vscode.commands.registerTextEditorCommand(\n  "crowdsmith.preview", show);`;
    const { declared, problems } = checkCommands(
      declares('crowdsmith.open', 'crowdsmith.preview'),
      [source],
    );
    assert.equal(declared, 2);
    assert.deepEqual(problems, []);
  });

  it('names a command that is declared and never registered', () => {
    const { problems } = checkCommands(declares('crowdsmith.open'), []);
    assert.deepEqual(problems, [
      'crowdsmith.open is declared in package.json but nothing registers it',
    ]);
  });

  it('names a command that is registered and not declared', () => {
    const { problems } = checkCommands(declares(), [`registerCommand('crowdsmith.open', f)`]);
    assert.deepEqual(problems, ['crowdsmith.open is registered but not declared in package.json']);
  });

  it('finds undeclared commands in menus and in links of welcome views', () => {
    const contributes = {
      ...declares(),
      menus: { 'view/title': [{ command: 'crowdsmith.refresh' }, { command: 'editor.action.x' }] },
      viewsWelcome: [{ contents: '[Sign in](command:crowdsmith.signIn)' }],
    };
    assert.deepEqual(checkCommands(contributes, []).problems, [
      'crowdsmith.refresh has a place in package.json but is not declared',
      'crowdsmith.signIn has a place in package.json but is not declared',
    ]);
  });

  it('names what is there twice', () => {
    const source = `registerCommand('crowdsmith.open', f); registerCommand('crowdsmith.open', g)`;
    const { problems } = checkCommands(declares('crowdsmith.open', 'crowdsmith.open'), [source]);
    assert.deepEqual(problems, [
      'crowdsmith.open is declared twice',
      'crowdsmith.open is registered twice',
    ]);
  });
});

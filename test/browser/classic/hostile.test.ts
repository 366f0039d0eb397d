import assert from 'node:assert/strict';
import { Stand } from './stand';

describe('a hostile classic script', () => {
  let stand: Stand;
  before(async () => {
    stand = await Stand.start();
  });
  after(() => stand.close());

  const taskWith = (members: string): string => `
    exports.Task = function (options) { TolokaHandlebarsTask.call(this, options); };
    exports.Task.prototype = Object.create(TolokaHandlebarsTask.prototype);
    Object.assign(exports.Task.prototype, {${members}});`;

  const endless: Readonly<Record<string, string>> = {
    'while (true) at its top': 'while (true) {}',
    'for (;;) in onRender': taskWith('onRender() { for (;;) ; }'),
    'do-while in getTemplateData': taskWith('getTemplateData() { do { } while (true) }'),
    'a loop that swallows errors': 'for (;;) { try { for (;;) ; } catch (e) { } }',
    'promises without end': 'const again = () => Promise.resolve().then(again); again();',
    'an async loop': '(async () => { for (;;) await null; })();',
    'a growing page': 'for (;;) document.body.append(document.createElement("div"));',
  };
  for (const [name, script] of Object.entries(endless)) {
    it(`is stopped and reported: ${name}`, async () => {
      const page = await stand.open({ script, markup: '<b>drawn</b>' });
      await page.frame.locator('body > .preview-broken').first().getByText('was stopped').waitFor();
      const [problem] = await page.problems();
      assert.match(problem?.message ?? '', /was stopped$/);
      assert.deepEqual(problem?.place, {
        part: 'script',
        from: name.includes('getTemplate') || name.includes('onRender') ? 3 : 0,
        to: name.includes('getTemplate') || name.includes('onRender') ? 3 : 0,
      });
      await page.show({ markup: '<b>mended</b>' });
      await page.frame.getByText('mended').waitFor();
      await page.close();
    });
  }
});

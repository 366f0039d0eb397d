import assert from 'node:assert/strict';
import path from 'node:path';
import { clipUrl, pictureUrl } from '../../../src/preview/media';
import { eventually } from '../session';
import { Stand, type StandPage } from './stand';
import { template } from './templates';

/** Where pictures of the walks go, for those who want to look at them. */
const shots = process.env.CROWDSMITH_SHOTS;

describe('classic templates in the manner of those in use', () => {
  let stand: Stand;
  let page: StandPage | undefined;
  before(async () => {
    stand = await Stand.start();
  });
  after(() => stand.close());
  afterEach(() => page?.close());

  async function shot(name: string): Promise<void> {
    if (shots !== undefined) await page?.page.screenshot({ path: path.join(shots, `${name}.png`) });
  }

  async function outputIs(...outputs: readonly unknown[]): Promise<void> {
    await eventually(async () => assert.deepEqual(await page?.outputs(), outputs));
  }

  it('transcription: a player of its own, a field locked by another, validate', async () => {
    const input = { audio: clipUrl(0.3), speaker: 'Ann' };
    page = await stand.open(await template('transcription'), [{ input }]);
    const { frame } = page;
    await frame.getByText('Speaker: Ann').waitFor();
    const [refused] = await page.submit();
    assert.deepEqual(refused?.errors[0]?.lines, ['Listen to the end first']);
    await frame.locator('.task__error', { hasText: 'Listen to the end first' }).waitFor();
    await shot('transcription-error');
    await page.inFrame("document.querySelector('audio').muted = true");
    await frame.getByRole('button', { name: 'Play' }).click();
    await outputIs({ listened: 1 });
    await frame.getByRole('textbox').fill('hello');
    await page.submit();
    await outputIs({ listened: 1, text: 'hello' });
    await frame.locator('.task').click({ position: { x: 3, y: 3 } });
    await page.page.keyboard.press('n');
    await outputIs({ listened: 1, no_speech: true });
    assert.ok(await frame.getByRole('textbox').isDisabled());
    await page.page.keyboard.press('n');
    assert.ok(await frame.getByRole('textbox').isEnabled());
    await shot('transcription');
    const [left] = await page.submit();
    assert.equal(left?.errors[0]?.place, 'text');
    await frame.locator('.popup_position_bottom-left').waitFor();
    await shot('transcription-popup');
  });

  it('side by side: ES6 classes, own controls, keys', async () => {
    const input = { brief: 'A bakery', left: pictureUrl('A'), right: pictureUrl('B') };
    page = await stand.open(await template('side-by-side'), [{ input }]);
    const { frame } = page;
    await page.page.keyboard.press('Tab');
    await frame.locator('.brief').click();
    await page.page.keyboard.press('1');
    await outputIs({ choice: 'left' });
    await frame.getByRole('button', { name: 'Shape' }).click();
    await frame.getByRole('button', { name: 'Letters' }).click();
    await frame.getByRole('button', { name: 'Shape' }).click();
    await outputIs({ choice: 'left', why: ['Letters'] });
    await frame.locator('[data-side=right]').click();
    await outputIs({ choice: 'right', why: ['Letters'] });
    assert.ok(await frame.getByRole('radio').nth(2).isChecked());
    await shot('side-by-side');
    await frame.locator('.brief').click();
    await page.page.keyboard.press('0');
    await outputIs({ why: ['Letters'] });
    const [refused] = await page.submit();
    assert.equal(refused?.errors[0]?.place, 'choice');
  });

  it('image classes: several tasks on a page, keys go to the one in focus', async () => {
    const tasks = ['one', 'two', 'three'].map((name) => ({ input: { image: pictureUrl(name) } }));
    page = await stand.open(await template('image-classes'), tasks);
    const { frame } = page;
    assert.equal(await frame.locator('.task').count(), 3);
    await frame.getByText('3 / 3').waitFor();
    await frame
      .locator('.task')
      .nth(0)
      .click({ position: { x: 4, y: 4 } });
    for (const key of ['q', 'ArrowRight', 'w', 'b']) await page.page.keyboard.press(key);
    await outputIs({ animal: 'cat' }, { animal: 'dog', blurred: true }, {});
    await frame.getByText('2 of 3 done').waitFor();
    await shot('image-classes');
    const reports = await page.submit();
    assert.deepEqual(
      reports.map(({ valid }) => valid),
      [true, true, false],
    );
    await frame.locator('.task').nth(2).locator('.popup_visible').waitFor();
    assert.equal(await frame.locator('.task').nth(2).getAttribute('aria-current'), 'true');
    await shot('image-classes-error');
    await page.page.keyboard.press('e');
    await outputIs({ animal: 'cat' }, { animal: 'dog', blurred: true }, { animal: 'none' });
    await page.page.keyboard.press('Enter');
    await eventually(async () => {
      const submitted = (await page?.messages())?.findLast(({ type }) => type === 'submitted');
      assert.ok(submitted?.type === 'submitted' && submitted.reports.every(({ valid }) => valid));
    });
  });

  it('boxes: areas of a picture with an author’s own controls', async () => {
    const found = [{ type: 'rectangle', data: { p1: { x: 0.1, y: 0.1 }, p2: { x: 0.3, y: 0.3 } } }];
    const input = { image: pictureUrl('street'), found };
    page = await stand.open(await template('boxes'), [{ input }]);
    const { frame } = page;
    await frame.locator('.image-annotation-editor__figure').waitFor();
    await outputIs({});
    const canvas = frame.locator('.image-annotation-editor__canvas');
    const box = await canvas.boundingBox();
    assert.ok(box);
    const at = (x: number, y: number): Promise<void> =>
      canvas.click({ position: { x: box.width * x, y: box.height * y } });
    await at(0.5, 0.5);
    await at(0.8, 0.5);
    await at(0.8, 0.8);
    await page.page.keyboard.press('c');
    await frame.locator('.image-annotation-editor__figure').nth(1).waitFor();
    const [refused] = await page.submit();
    assert.deepEqual(refused?.errors[0]?.lines, ['Say of every area what it is']);
    await at(0.75, 0.6);
    await frame.getByLabel('Kind').selectOption('van');
    await frame.locator('.image-annotation-editor__figure.van').waitFor();
    await at(0.2, 0.2);
    await frame.getByLabel('Kind').selectOption('car');
    await shot('boxes');
    const [done] = await page.submit();
    assert.ok(done?.valid);
    const { result, empty } = done.output as {
      result: readonly { type: string; annotation: string; data: unknown }[];
      empty: boolean;
    };
    assert.deepEqual(
      result.map(({ type, annotation }) => [type, annotation]),
      [
        ['rectangle', 'car'],
        ['polygon', 'van'],
      ],
    );
    assert.equal((result[1]?.data as readonly unknown[]).length, 3);
    assert.equal(empty, false);
    await frame.getByRole('button', { name: 'Rectangle' }).click();
    await page.page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.1);
    await page.page.mouse.down();
    await page.page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.3);
    await page.page.mouse.up();
    await page.page.keyboard.press('ArrowRight');
    await eventually(async () => {
      const [output] = (await page?.outputs()) as readonly {
        result: readonly { data: { p1: { x: number } } }[];
      }[];
      assert.equal(Math.round((output?.result[2]?.data.p1.x ?? 0) * 100), 41);
    });
    await page.page.keyboard.press('d');
    await eventually(async () =>
      assert.equal(
        ((await page?.outputs()) as readonly { result: unknown[] }[])[0]?.result.length,
        2,
      ),
    );
  });

  it('survey: rows that depend on answers, parts of a JSON answer, suggestions', async () => {
    const input = { city: 'Oslo', lines: ['12', '31', '37'] };
    page = await stand.open(await template('survey'), [{ input }]);
    const { frame } = page;
    assert.equal(await frame.locator('.row_other').isVisible(), false);
    await frame.getByRole('combobox').first().selectOption('other');
    await frame.locator('.other input[name=other]').fill('By boat');
    await frame.getByRole('checkbox').first().check();
    await outputIs({ way: 'other', other: 'By boat', rooms: { park: true } });
    await frame.getByRole('combobox').first().selectOption('bus');
    await outputIs({ way: 'bus', rooms: { park: true } });
    const line = frame.locator('input[name=line]');
    await line.fill('99');
    await line.blur();
    assert.equal(await line.inputValue(), '');
    await line.fill('31');
    await frame.locator('input[name=minutes]').fill('a while');
    const [refused] = await page.submit();
    assert.deepEqual(
      refused?.errors.map(({ place }) => place),
      ['minutes', 'happy'],
    );
    await shot('survey-error');
    await frame.locator('input[name=minutes]').fill('25');
    await frame.getByText('No', { exact: true }).click();
    const [done] = await page.submit();
    assert.ok(done?.valid);
    assert.deepEqual(done.output, {
      way: 'bus',
      line: '31',
      minutes: '25',
      happy: false,
      rooms: { park: true },
    });
    await shot('survey');
  });

  it('segments: words of a text under tags', async () => {
    page = await stand.open(await template('segments'), [
      { input: { input: 'Red Acme boots, size 42' } },
    ]);
    const { frame } = page;
    const [refused] = await page.submit();
    assert.deepEqual(refused?.errors[0]?.lines, ['Mark at least one word']);
    await frame.getByRole('checkbox').check();
    const select = (from: number, to: number): string => `(() => {
      const box = document.querySelector('.text-annotation__text');
      const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      for (let at = 0, node; (node = walker.nextNode()); at += node.length) {
        if (at <= ${String(from)} && ${String(from)} < at + node.length) range.setStart(node, ${String(from)} - at);
        if (at < ${String(to)} && ${String(to)} <= at + node.length) range.setEnd(node, ${String(to)} - at);
      }
      getSelection().removeAllRanges(); getSelection().addRange(range);
      box.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
    })()`;
    await page.inFrame(select(0, 3));
    await page.page.keyboard.press('Tab');
    await frame.getByRole('button', { name: /Brand/ }).first().click();
    await page.inFrame(select(4, 8));
    await eventually(async () => {
      const [output] = (await page?.outputs()) as readonly Record<string, unknown>[];
      assert.deepEqual(output?.result, { Goods: ['Red'], Brand: ['Acme'] });
      assert.equal(output.none, false);
      assert.equal((output.text_review_mode as unknown[]).length, 4);
    });
    await shot('segments');
    await frame.locator('.text-annotation__remove').first().click();
    await eventually(async () => {
      const [output] = (await page?.outputs()) as readonly Record<string, unknown>[];
      assert.deepEqual(output?.result, { Brand: ['Acme'] });
    });
    const answer = (await page.outputs())[0] as Record<string, unknown>;
    await page.show(
      await template('segments'),
      [{ input: { input: 'Red Acme boots, size 42' }, answer }],
      { readOnly: true },
    );
    await frame.locator('.text__selected', { hasText: 'Acme' }).waitFor();
  });

  it('relevance: links count as opened, and open outside', async () => {
    const input = {
      query: 'oslo weather',
      page: 'https://weather.example/oslo',
      snippet: 'Rain, <b>12°</b>',
    };
    page = await stand.open(await template('relevance'), [{ input }]);
    const { frame } = page;
    await frame.locator('.preview-stand-in', { hasText: 'weather.example' }).waitFor();
    const [refused] = await page.submit();
    assert.deepEqual(
      refused?.errors.map(({ place }) => place),
      ['opened', 'grade'],
    );
    await shot('relevance-error');
    await frame.getByRole('button', { name: 'Open the page' }).click();
    await frame.getByRole('link', { name: input.page }).click();
    await frame.getByText('Does not').click();
    await outputIs({ opened: true, grade: 'bad' });
    const [reason] = await page.submit();
    assert.equal(reason?.errors[0]?.place, 'comment');
    await frame.getByRole('textbox').fill('Another town');
    await frame.getByRole('textbox').blur();
    await page.page.keyboard.press('Escape');
    await outputIs({ opened: true, grade: 'bad' });
    await frame.getByRole('button', { name: 'Search for it' }).click();
    const opened = (await page.messages()).flatMap((one) =>
      one.type === 'openLink' ? [one.url] : [],
    );
    assert.deepEqual(opened, [input.page, input.page, 'https://search.example/?q=oslo%20weather']);
    assert.equal(await frame.getByText('Does not').isVisible(), true);
  });

  it('recording: wrapped services, replaced handlers, review of the recording', async () => {
    const input = { text: 'Good morning.' };
    page = await stand.open(await template('recording'), [{ input }, { input }]);
    const { frame } = page;
    const first = frame.locator('.task').first();
    await page.submit();
    await first.locator('.popup_position_top-center').waitFor();
    await shot('recording-error');
    await first.locator('label.field_file__label').click();
    await shot('recorder');
    await frame.getByRole('button', { name: 'Use a sample clip' }).click();
    await first.locator('.file__delete').waitFor();
    await first.getByText('Record again').waitFor();
    assert.equal(await first.locator('.popup_visible').count(), 0);
    await shot('recording');
    const [output] = (await page.outputs()) as readonly { audio_record: string }[];
    assert.match(output?.audio_record ?? '', /^[0-9a-f-]{36}$/);
    const file = (await page.messages()).find(({ type }) => type === 'file');
    assert.ok(file?.type === 'file' && file.id === output?.audio_record);
    await first.locator('.file__delete').click();
    await outputIs({}, {});
    await page.review(await template('recording'), [{ input, answer: { audio_record: file.id } }]);
    await eventually(async () => {
      assert.match((await frame.locator('.heard').getAttribute('src')) ?? '', /^blob:/);
    });
    assert.equal(await frame.locator('.field_file__label').count(), 0);
    await shot('recording-review');
  });

  it('shop visit: pictures, place, storage, own assignment, code in attributes', async () => {
    const input = { name: 'Corner shop', coordinates: '59.9,10.7' };
    page = await stand.open(await template('shop-visit'), [{ input }], {
      location: '59.91,10.75',
      assignmentId: 'A7',
    });
    const { frame } = page;
    await frame.getByText('You are at 59.91,10.75').waitFor();
    const big = `(async () => {
      const canvas = document.createElement('canvas');
      canvas.width = 3000; canvas.height = 2000;
      const blob = await new Promise((done) => canvas.toBlob(done, 'image/png'));
      const data = new DataTransfer();
      data.items.add(new File([blob], 'front.png', { type: 'image/png' }));
      data.items.add(new File(['small'], 'note.png', { type: 'image/png' }));
      const input = document.querySelector('.field_file-img__input');
      input.files = data.files;
      input.dispatchEvent(new Event('change'));
    })()`;
    await page.inFrame(big);
    const pictures = frame.locator('.field_file-img__files__file_with-preview img');
    await eventually(async () => assert.equal(await pictures.count(), 2));
    await shot('shop-visit');
    const size = await page.inFrame(`(async () => {
      const picture = document.querySelector('.field_file-img__files__file img');
      await picture.decode();
      return [picture.naturalWidth, picture.naturalHeight];
    })()`);
    assert.deepEqual(size, [1500, 1000]);
    await frame.getByRole('button', { name: 'How to do it' }).click();
    assert.equal(await frame.locator('.help').getAttribute('data-asked'), 'yes');
    await page.submit();
    assert.equal(await page.inFrame('window.failed'), 1);
    await frame.getByText('Closed').click();
    const [done] = await page.submit();
    assert.ok(done?.valid, JSON.stringify(done));
    assert.equal((done.output as { photos: unknown[] }).photos.length, 2);
    assert.equal((done.output as { open: boolean }).open, false);
    assert.deepEqual(
      await page.inFrame('[window.started, window.provided, localStorage.getItem("seen")]'),
      ['A7', 1, '1'],
    );
    const heard = (await page.inFrame('window.heard')) as readonly string[];
    assert.deepEqual(heard, [
      'task:interface:show:instruction',
      'assignment:validation:fail',
      'assignment:submit',
    ]);
  });

  it('compiles templates while it runs, with partials and helpers of its own', async () => {
    const input = {
      title: 'Two & two',
      questions: [
        { name: 'a', text: 'Sure?', options: ['yes', 'no'] },
        { name: 'b', text: '<i>How</i>?', options: ['fast'] },
      ],
    };
    page = await stand.open(await template('compiled'), [{ input }]);
    const { frame } = page;
    await frame.getByText('Two & two!').waitFor();
    await frame.getByText('<i>How</i>?').waitFor();
    await frame.getByLabel('yes').check();
    await page.submit();
    await frame.getByText('1 left').waitFor();
    await frame.getByLabel('fast').check();
    const [done] = await page.submit();
    assert.deepEqual(done?.output, { answers: { a: 'yes', b: 'fast' } });
    assert.ok(done.valid);
    await shot('compiled');
  });

  it('works without the Handlebars library', async () => {
    page = await stand.open(await template('plain'), [{ input: { word: '<water>' } }]);
    const { frame } = page;
    await frame.getByText('<water>').waitFor();
    await page.submit();
    await frame.getByRole('alert').getByText('This field is required').waitFor();
    await frame.getByLabel('Syllables').fill('2');
    const [done] = await page.submit();
    assert.ok(done?.valid);
    await shot('plain');
    const [state] = await page.states();
    const changed = {
      ...(await template('plain')),
      markup: '<h1>Again</h1><input class="count"><p class="wrong"></p>',
    };
    await page.show(changed, [{ input: { word: 'water' }, state }]);
    assert.equal(await frame.locator('.count').inputValue(), '2');
  });
});

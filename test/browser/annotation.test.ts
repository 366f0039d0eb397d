/** Drawing on pictures and marking texts, by pointer and by keyboard. */
import assert from 'node:assert/strict';
import type { Shape } from '../../src/preview/core';
import { dragOver, drawShapes, pickTool, placeOn } from './annotators';
import { picture } from './gallery/media';
import { eventually } from './session';
import { FrameBrowser } from './taskFrame';

const labels = [
  { label: 'House', value: 'house' },
  { label: 'Sun', value: 'sun' },
];
const view = {
  type: 'field.image-annotation',
  image: picture,
  labels,
  data: { type: 'data.output', path: 'marks' },
};
const plugins = [{ type: 'plugin.field.image-annotation.hotkeys' }];
const box: Shape = {
  shape: 'rectangle',
  left: 0.2,
  top: 0.2,
  width: 0.3,
  height: 0.3,
  label: 'house',
};

describe('Annotation in a real browser', () => {
  let browser: FrameBrowser;
  before(async () => {
    browser = await FrameBrowser.start();
  });
  after(() => browser.close());

  const field = () => browser.frame.locator('[data-path="view"]');

  async function open(answer?: readonly Shape[]): Promise<void> {
    await browser.open({
      config: { view, plugins },
      tasks: [answer === undefined ? {} : { answer: { marks: answer } }],
    });
    await browser.frame.locator('.tb-annotation-canvas image').waitFor();
    await eventually(async () => {
      const size = await browser.inFrame(
        "document.querySelector('.tb-annotation-canvas svg').getAttribute('viewBox')",
      );
      assert.notEqual(size, '0 0 1600 900');
    });
  }

  async function expectMarks(expected: readonly Shape[]): Promise<void> {
    await eventually(async () => {
      const output = (await browser.output()) as { readonly marks?: readonly Shape[] };
      assert.deepEqual(rounded(output.marks ?? []), rounded(expected));
    });
  }

  async function drag(
    from: { left: number; top: number },
    to: { left: number; top: number },
  ): Promise<void> {
    const start = await placeOn(field(), from);
    const end = await placeOn(field(), to);
    await browser.page.mouse.move(start.x, start.y);
    await browser.page.mouse.down();
    await browser.page.mouse.move(end.x, end.y, { steps: 8 });
    await browser.page.mouse.up();
  }

  it('draws points, rectangles and polygons by clicks, with labels', async () => {
    await open();
    const shapes: readonly Shape[] = [
      { shape: 'point', left: 0.8, top: 0.2, label: 'sun' },
      box,
      {
        shape: 'polygon',
        points: [
          { left: 0.5, top: 0.6 },
          { left: 0.7, top: 0.6 },
          { left: 0.6, top: 0.9 },
        ],
        label: 'house',
      },
    ];
    await drawShapes(browser.page, field(), shapes, labels);
    await expectMarks(shapes);
  });

  it('draws a rectangle by dragging, too', async () => {
    await open();
    await pickTool(field(), 'rectangle');
    await drag({ left: 0.2, top: 0.2 }, { left: 0.5, top: 0.5 });
    await expectMarks([{ shape: 'rectangle', left: 0.2, top: 0.2, width: 0.3, height: 0.3 }]);
  });

  it('moves a shape, moves one corner, gives it another label and deletes it', async () => {
    await open([box]);
    const at = await placeOn(field(), { left: 0.3, top: 0.3 });
    await browser.page.mouse.click(at.x, at.y);
    await drag({ left: 0.3, top: 0.3 }, { left: 0.4, top: 0.4 });
    await expectMarks([{ ...box, left: 0.3, top: 0.3 }]);
    await drag({ left: 0.6, top: 0.6 }, { left: 0.8, top: 0.7 });
    await expectMarks([{ ...box, left: 0.3, top: 0.3, width: 0.5, height: 0.4 }]);
    await field().getByRole('button', { name: 'Sun', exact: true }).click();
    await expectMarks([{ ...box, left: 0.3, top: 0.3, width: 0.5, height: 0.4, label: 'sun' }]);
    await browser.page.keyboard.press('Delete');
    await expectMarks([]);
  });

  it('zooms with the wheel and the buttons, and pans by dragging, without changing a shape', async () => {
    await open([box]);
    const width = async (): Promise<number> =>
      (await field().locator('image').boundingBox())?.width ?? 0;
    const whole = await width();
    const middle = await placeOn(field(), { left: 0.9, top: 0.9 });
    await browser.page.mouse.move(middle.x, middle.y);
    await browser.page.mouse.wheel(0, -100);
    await eventually(async () => assert.ok((await width()) > whole));
    await drag({ left: 0.9, top: 0.9 }, { left: 0.8, top: 0.8 });
    await field().getByRole('button', { name: 'Zoom in' }).click();
    await field().getByRole('button', { name: 'Whole picture' }).click();
    await eventually(async () => assert.equal(Math.round(await width()), Math.round(whole)));
    await expectMarks([box]);
  });

  it('closes no polygon of two points, and asks before it throws one away', async () => {
    await open();
    await pickTool(field(), 'polygon');
    for (const corner of [0.3, 0.6, 0.3]) {
      const { x, y } = await placeOn(field(), { left: corner, top: corner });
      await browser.page.mouse.click(x, y);
    }
    await browser.frame.getByRole('alertdialog', { name: /three points/ }).waitFor();
    await browser.frame.getByRole('button', { name: 'Close' }).click();
    await browser.page.keyboard.press('z');
    await browser.frame.getByRole('alertdialog', { name: /unfinished/ }).waitFor();
    await browser.frame.getByRole('button', { name: 'Yes' }).click();
    assert.equal(await browser.frame.locator('.tb-shape-draft').count(), 0);
  });

  it('asks before it deletes all', async () => {
    await open([box]);
    await field().getByRole('button', { name: 'Delete all' }).click();
    await browser.frame.getByRole('button', { name: 'No', exact: true }).click();
    await expectMarks([box]);
    await field().getByRole('button', { name: 'Delete all' }).click();
    await browser.frame.getByRole('button', { name: 'Yes' }).click();
    await expectMarks([]);
  });

  it('draws and edits by keyboard alone, with the keys of the plugin', async () => {
    await open();
    await browser.focus(field().locator('svg[tabindex]').first());
    const { keyboard } = browser.page;
    const press = async (key: string, times: number): Promise<void> => {
      for (let i = 0; i < times; i += 1) await keyboard.press(key);
    };
    await keyboard.press('e');
    await press('Enter', 1);
    await press('Shift+ArrowRight', 4);
    await press('Shift+ArrowDown', 2);
    await press('Enter', 1);
    await keyboard.press('2');
    const drawn = { ...box, left: 0.5, top: 0.5, width: 0.2, height: 0.1, label: 'sun' };
    await expectMarks([drawn]);
    await keyboard.press('q');
    await press('Shift+ArrowLeft', 2);
    await expectMarks([{ ...drawn, left: 0.4 }]);
    await field().getByRole('button', { name: 'Rectangle 1, sun 3' }).focus();
    await press('Shift+ArrowDown', 2);
    await expectMarks([{ ...drawn, left: 0.4, height: 0.2 }]);
  });

  it('changes nothing in review, where the picture can still be zoomed', async () => {
    await browser.open({
      config: { view, plugins },
      tasks: [{ answer: { marks: [box] } }],
      settings: { readOnly: true },
    });
    await field().getByRole('button', { name: 'Zoom in' }).click();
    await drag({ left: 0.3, top: 0.3 }, { left: 0.6, top: 0.6 });
    await browser.page.keyboard.press('Delete');
    assert.ok(await field().getByRole('button', { name: 'Delete all' }).isDisabled());
    await expectMarks([box]);
  });

  describe('of texts', () => {
    const content = 'Ann lives in Oslo';
    const text = {
      type: 'field.text-annotation',
      content,
      labels: [
        { label: 'City', value: 'city' },
        { label: 'Person', value: 'person' },
      ],
      data: { type: 'data.output', path: 'spans' },
    };
    const hotkeys = [{ type: 'plugin.field.text-annotation.hotkeys' }];
    const expectSpans = (expected: readonly string[]): Promise<void> =>
      eventually(async () => {
        const output = (await browser.output()) as {
          readonly spans?: readonly { readonly label: string; readonly segment: string }[];
        };
        const spans = (output.spans ?? []).map(({ label, segment }) => `${label}:${segment}`);
        assert.deepEqual(spans, expected);
      });

    it('marks the selection, and selections to come once a label is picked', async () => {
      await browser.open({ config: { view: { ...text, adjust: 'words' } } });
      await dragOver(browser.page, field(), 14, 16);
      await field().getByRole('button', { name: 'City', exact: true }).click();
      await expectSpans(['city:Oslo']);
      await field().getByRole('button', { name: 'Person', exact: true }).click();
      await dragOver(browser.page, field(), 0, 2);
      await expectSpans(['person:Ann', 'city:Oslo']);
    });

    it('is done by keyboard alone', async () => {
      await browser.open({ config: { view: text, plugins: hotkeys } });
      const { keyboard } = browser.page;
      await browser.focus(field().locator('.tb-text-annotation-text'));
      await keyboard.press('ArrowRight');
      await keyboard.press('2');
      await expectSpans(['person:Ann']);
      for (let i = 0; i < 4; i += 1) await keyboard.press('ArrowRight');
      await keyboard.press('1');
      await expectSpans(['person:Ann', 'city:Oslo']);
      await field().getByRole('button', { name: 'Ann, person' }).focus();
      await keyboard.press('Enter');
      await keyboard.press('x');
      await expectSpans(['city:Oslo']);
    });
  });
});

/** Pixels are coarse: places are compared to two digits. */
function rounded(shapes: readonly Shape[]): unknown {
  return JSON.parse(
    JSON.stringify(shapes, (_, value: unknown) =>
      typeof value === 'number' ? Math.round(value * 50) / 50 : value,
    ),
  );
}

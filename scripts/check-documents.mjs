import { posix } from 'node:path';

const REQUIRED = [
  'README.md',
  'README.zh-CN.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'LICENSE',
  'NOTICE',
  'docs/glossary.md',
];

const LINK = /\]\((?!https?:|mailto:|#)([^)\s#]+)(#[^)]*)?\)/g;
const HEADINGS = /^#{1,6} /gm;
const DECISION_HEADINGS = ['Context', 'Decision', 'Consequences', 'Alternatives'];

/**
 * Documents that are missing, point to files that are not there, or say less in one language than in the other.
 * @param {string[]} files
 * @param {(file: string) => string} read
 * @returns {string[]} problems in words
 */
export function findBadDocuments(files, read) {
  const problems = [];
  const there = new Set(files.flatMap((file) => [file, ...foldersOf(file)]));
  for (const file of REQUIRED)
    if (!there.has(file)) problems.push(`${file}: missing; every release carries it`);
  for (const file of files.filter((path) => path.endsWith('.md'))) {
    for (const [, target = ''] of withoutCode(read(file)).matchAll(LINK)) {
      const path = posix.normalize(posix.join(posix.dirname(file), decodeURI(target))).replace(/\/$/, '');
      if (!there.has(path)) problems.push(`${file}: links to ${target}, which is not there; mend the link`);
    }
    if (/^docs\/decisions\/\d/.test(file)) {
      for (const heading of DECISION_HEADINGS) {
        if (!read(file).includes(`## ${heading}\n`))
          problems.push(`${file}: has no heading "${heading}"; a decision has four`);
      }
    }
  }
  if (there.has('README.md') && there.has('README.zh-CN.md')) {
    const [english, chinese] = ['README.md', 'README.zh-CN.md'].map((file) => outlineOf(read(file)));
    if (english !== chinese)
      problems.push('README.md and README.zh-CN.md have different headings; change both together');
  }
  return problems;
}

/** @param {string} file */
function foldersOf(file) {
  const parts = file.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** @param {string} text */
const withoutCode = (text) => text.replace(/^```[^]*?^```/gm, '').replace(/`[^`\n]*`/g, '');

/**
 * Levels of the headings in order: the same in both languages.
 * @param {string} text
 */
const outlineOf = (text) => (withoutCode(text).match(HEADINGS) ?? []).join('');

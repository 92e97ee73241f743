/** Folder and file names that say nothing about what is inside. */
const EMPTY_WORDS = new Set(
  'utils util helpers helper common shared misc lib libs services managers types interfaces'.split(' '),
);

/** Endings of type-like names that stand for no idea of the glossary. */
const EMPTY_ENDINGS = /-(service|manager|handler|processor|helper|helpers|util|utils|data|info|impl|base)$/;

const MOST_FILES_IN_A_FOLDER = 24;
const DEEPEST_BELOW_SRC = 3;

/**
 * Names that say nothing, folders that hold too much or lie too deep.
 * @param {string[]} files paths below the root
 * @returns {string[]} problems in words, each with what to do instead
 */
export function findBadNames(files) {
  const problems = [];
  /** @type {Map<string, number>} */
  const sizes = new Map();
  for (const file of files.filter((path) => path.startsWith('packages/') && /\.(ts|tsx|mjs)$/.test(path))) {
    const parts = file.split('/');
    const name = (parts.pop() ?? '').replace(/(\.db)?(\.test)?\.(tsx?|mjs)$/, '');
    for (const part of [...parts.slice(2), name]) {
      if (EMPTY_WORDS.has(part))
        problems.push(`${file}: "${part}" says nothing; name it by the idea inside, from docs/glossary.md`);
    }
    const ending = EMPTY_ENDINGS.exec(name);
    if (ending)
      problems.push(
        `${file}: the ending "${ending[0]}" says nothing; name the file by what it does (verb) or holds (noun of the glossary)`,
      );
    if (parts[2] === 'src' && parts.length - 3 > DEEPEST_BELOW_SRC) {
      problems.push(`${file}: lies more than ${DEEPEST_BELOW_SRC} folders below src; move it up`);
    }
    if (!/\.test\.tsx?$/.test(file)) sizes.set(parts.join('/'), (sizes.get(parts.join('/')) ?? 0) + 1);
  }
  for (const [folder, size] of sizes) {
    if (size > MOST_FILES_IN_A_FOLDER)
      problems.push(`${folder}: ${size} files (about 20 are readable); split it by idea into folders`);
  }
  return problems;
}

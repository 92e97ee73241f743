const LONGEST_FILE = 400;
const LONGEST_MEDIAN = 100;

/** Paths of one machine, and addresses that only answer inside one network. */
const MACHINE_PATH = /(?<![\w.$-])\/(work\/|tmp\/|home\/[a-z][\w-]*|Users\/[A-Za-z]|root\/)|[A-Z]:\\Users\\/;

/** The beginning of a statement inside a string or template. */
const SQL =
  /`\s*select\s+[\w*"(]|[`'"]\s*(select\s.*\sfrom\s|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s|create\s+(table|index|extension)\s|alter\s+table\s|truncate\s+\w)/;

/**
 * @typedef {{ rule: string, where: (file: string) => boolean, pattern: RegExp, instead: string }} LineRule
 */

/** @param {string} file */
const isCode = (file) => /\.(ts|tsx|mjs|cjs)$/.test(file);
/** @param {string} file */
const isTest = (file) => /\.test\.tsx?$/.test(file);
/** @param {string} file */
const isPure = (file) => /^packages\/(text|core|contract)\/src\//.test(file) && isCode(file) && !isTest(file);

/** @type {LineRule[]} */
const LINE_RULES = [
  {
    rule: 'no-clock',
    where: isPure,
    pattern: /\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(/,
    instead: 'the engine is told the time: take a Day or an Instant as an argument',
  },
  {
    rule: 'no-local-time',
    where: isPure,
    pattern: /\.(get|set)(Hours|Date|Month|FullYear|Day|Minutes)\(|toLocale(Date|Time)String\(/,
    instead: 'the time zone of the machine must not matter: use core/src/time.ts',
  },
  {
    rule: 'no-randomness',
    where: isPure,
    pattern: /\bMath\.random\b|\brandomUUID\b/,
    instead: 'take a seeded generator or the id as an argument',
  },
  {
    rule: 'sql-in-store-only',
    where: (file) =>
      file.startsWith('packages/') &&
      isCode(file) &&
      !isTest(file) &&
      !file.startsWith('packages/server/src/store/'),
    pattern: SQL,
    instead: 'SQL lives in packages/server/src/store: write a function there and call it',
  },
  {
    rule: 'no-machine-path',
    where: (file) =>
      /\.(ts|tsx|mjs|cjs|json|md|yaml|yml|sql|html|css)$/.test(file) &&
      file !== 'package-lock.json' &&
      !file.startsWith('scripts/check'),
    pattern: MACHINE_PATH,
    instead: 'name no path of one machine: use a path below the repository or an option',
  },
  {
    rule: 'no-bare-todo',
    where: (file) => isCode(file) && !file.startsWith('scripts/check'),
    pattern: /\b(TODO|FIXME|XXX)\b/,
    instead: 'do it now, or open an issue and leave the code as it is',
  },
];

/**
 * Sources that are too long, or have a line that breaks a rule of the house.
 * @param {string[]} files
 * @param {(file: string) => string} read
 * @returns {string[]} problems in words, each with what to do instead
 */
export function findBadSources(files, read) {
  const problems = [];
  /** @type {number[]} */
  const sizes = [];
  for (const file of files) {
    const rules = LINE_RULES.filter((rule) => rule.where(file));
    if (rules.length === 0) continue;
    const lines = read(file).split('\n');
    for (const [index, line] of lines.entries()) {
      for (const { rule, pattern, instead } of rules) {
        if (pattern.test(line))
          problems.push(`${file}:${index + 1}: ${rule}: ${instead}\n      ${line.trim().slice(0, 120)}`);
      }
    }
    if (!isCode(file) || !file.startsWith('packages/') || isMade(lines)) continue;
    if (lines.length > LONGEST_FILE)
      problems.push(
        `${file}: ${lines.length} lines (at most ${LONGEST_FILE}); give each idea a file of its own`,
      );
    if (!isTest(file)) sizes.push(lines.length);
  }
  const median = medianOf(sizes);
  if (median >= LONGEST_MEDIAN)
    problems.push(
      `the median source has ${median} lines (below ${LONGEST_MEDIAN}); split the long ones by idea`,
    );
  return problems;
}

/**
 * Sources made by a program say so in their first line; their size is nobody's choice.
 * @param {string[]} lines
 */
const isMade = (lines) => /generated|made by/i.test(lines[0] ?? '');

/**
 * Lines of the median source under packages/, tests and generated files left out.
 * @param {readonly number[]} sizes
 */
export function medianOf(sizes) {
  return sizes.toSorted((a, b) => a - b)[sizes.length >> 1] ?? 0;
}

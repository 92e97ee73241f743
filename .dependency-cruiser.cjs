const swc = require('@swc/core');
const { Visitor } = require('@swc/core/Visitor.js');

// dependency-cruiser asks the parser for TypeScript without JSX, so that every page would be a syntax error.
const { parseFileSync } = swc;
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') });

// The parser reads `using` and `await using`, its visitor refuses them: "Unknown statement type".
const { visitStatement } = Visitor.prototype;
Visitor.prototype.visitStatement = function visitAnyStatement(statement) {
  if (statement.type !== 'UsingDeclaration') return visitStatement.call(this, statement);
  statement.decls = this.visitVariableDeclarators(statement.decls);
  return statement;
};

const TEST = '\\.test\\.tsx?$';

/** A package may import the packages left of it: text ◄ core ◄ contract ◄ { web, server ◄ cli }. */
const RIGHT_OF = {
  text: 'core|contract|server|web|cli',
  core: 'contract|server|web|cli',
  contract: 'server|web|cli',
  server: 'web|cli',
  web: 'server|cli',
  cli: 'web',
};

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...Object.entries(RIGHT_OF).map(([name, right]) => ({
      name: `direction-${name}`,
      comment: `packages/${name} stands left of what it imports. Move the part that both need to the left (text, core or contract), or pass it in as an argument.`,
      severity: 'error',
      from: { path: `^packages/${name}/` },
      to: { path: [`^packages/(${right})/`, `^@weisu/(${right})$`] },
    })),
    {
      name: 'no-cycle',
      comment:
        'These files import each other. Move what both need into a third file, or pass one to the other as an argument.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'package-root-only',
      comment:
        "Another package is imported by its name only: import from '@weisu/<name>', and export what you need from its src/index.ts.",
      severity: 'error',
      from: { path: '^packages/([^/]+)/' },
      to: { path: '^packages/', pathNot: ['^packages/$1/', '^packages/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'no-relative-path-to-package',
      comment: "A relative path leaves its package. Import from '@weisu/<name>' instead.",
      severity: 'error',
      from: { path: '^packages/([^/]+)/' },
      to: { path: '^packages/', pathNot: '^packages/$1/', dependencyTypes: ['local'] },
    },
    {
      name: 'no-node-in-pure-code',
      comment: 'text, core, contract and web do no I/O. Do it in packages/server and pass the result in.',
      severity: 'error',
      from: { path: '^packages/(text|core|contract|web)/src/', pathNot: TEST },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'sql-in-store-only',
      comment:
        'SQL lives in packages/server/src/store. Write a function there that loads or writes what you need, and call it.',
      severity: 'error',
      from: { path: '^packages/', pathNot: ['^packages/server/src/store/', TEST] },
      to: { path: '(^|node_modules/)(pg|kysely|@electric-sql/pglite)(/|$)' },
    },
    {
      name: 'no-test-in-product',
      comment:
        'Code that runs in the product imports from a test. Move what both need into a file of its own.',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: [TEST, '/test-[^/]+\\.ts$'] },
      to: { path: TEST },
    },
    {
      name: 'no-dev-dependency-in-product',
      comment:
        'Name the library under "dependencies" of this package\'s package.json; development dependencies are not there in production.',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/', pathNot: [TEST, '/test-[^/]+\\.tsx?$'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'resolvable',
      comment:
        'The imported file or package is not there. Relative imports end in .ts or .tsx; libraries stand in package.json.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(vite/client|virtual:)' },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|coverage|test-results|playwright-report)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['weisu:source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};

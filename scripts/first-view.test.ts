import { describe, expect, it } from 'vitest';
import { scriptsOf } from './first-view.mjs';

describe('scriptsOf', () => {
  it('counts what is imported at once, each script once, and nothing that waits for its page', () => {
    const manifest = {
      'index.html': { file: 'index.js', imports: ['_kit.js'] },
      '_kit.js': { file: 'kit.js', imports: ['_core.js'] },
      '_core.js': { file: 'core.js' },
      'src/pages/today/today-page.tsx': { file: 'today.js', imports: ['_kit.js', '_style.css'] },
      '_style.css': { file: 'style.css' },
      'src/pages/late/late-page.tsx': { file: 'late.js' },
    };
    expect(scriptsOf(manifest, ['index.html', 'src/pages/today/today-page.tsx']).toSorted()).toEqual([
      'core.js',
      'index.js',
      'kit.js',
      'today.js',
    ]);
  });

  it('fails where the page that it measures is gone', () => {
    expect(() => scriptsOf({}, ['index.html'])).toThrow('not in the manifest');
  });
});

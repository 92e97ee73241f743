import type { Plugin } from 'vite';

/** The chunk that `src/ahead/ahead.ts` and what it needs are put into. */
export const AHEAD = 'ahead';

/**
 * Lets `src/ahead/ahead.ts` run by itself as soon as it is there. The bundler makes one script of all that a page names, which runs when
 * the last of its parts has come.
 */
export const aheadScript = (): Plugin => ({
  name: 'weisu:ahead-script',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle = {} }) => {
      const file = Object.values(bundle).find(
        (part) => part.type === 'chunk' && part.name === AHEAD,
      )?.fileName;
      const preload = `<link rel="modulepreload" crossorigin href="/${file}">`;
      const first = html.indexOf('<script');
      if (file === undefined || first < 0 || !html.includes(preload))
        throw new Error(`the page does not name the chunk ${AHEAD}`);
      const script = `<script type="module" async crossorigin src="/${file}"></script>\n    `;
      return html.slice(0, first) + script + html.slice(first).replace(preload, '');
    },
  },
});

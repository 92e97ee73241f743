/**
 * What Node is started with wherever the product runs. What is made of a text lives until its batch is stored, longer than between two
 * collections of a young generation of 16 MB: with 64 MB a worker spends .43 ms of its own time on a text rather than .51
 * (`npm run bench -- ingest`), for at most 150 MB more. Node can be told so only as it starts.
 */
export const NODE_FLAGS = /** @type {const} */ (['--max-semi-space-size=64']);

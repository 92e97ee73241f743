import { rename, writeFile } from 'node:fs/promises';

/** Puts another text in a file's place; a file half written is never left. */
export const replaceFile = async (file: string, text: string): Promise<void> => {
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
};

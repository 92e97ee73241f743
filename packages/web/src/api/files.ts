type GivenFile = { readonly name: string; readonly type: string; readonly base64: string };

const CHUNK = 0x8000;

/** A chosen file as the contract carries it. */
export const sentFileOf = async (file: File): Promise<{ name: string; base64: string }> => {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  // In pieces: an argument list has an end.
  for (let at = 0; at < bytes.length; at += CHUNK)
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return { name: file.name, base64: btoa(binary) };
};

/** Gives a file of the server to the browser's downloads. */
export const download = ({ name, type, base64 }: GivenFile): void => {
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has its own hold on the content once it has begun.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
};

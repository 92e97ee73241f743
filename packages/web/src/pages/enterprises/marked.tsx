/** A text with what was typed marked in it, where it stands there as it was typed. */
export const Marked = ({ text, typed }: { text: string; typed: string | undefined }) => {
  const wanted = typed?.trim().toLowerCase() ?? '';
  const at = wanted === '' ? -1 : text.toLowerCase().indexOf(wanted);
  if (at < 0) return text;
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + wanted.length)}</mark>
      {text.slice(at + wanted.length)}
    </>
  );
};

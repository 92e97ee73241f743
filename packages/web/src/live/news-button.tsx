import './news.css';

/** Says that something has come, and shows it when asked to; nothing moves by itself. */
export const NewsButton = ({ says, show }: { says: string | false; show: () => void }) => (
  <output className="news" aria-live="polite">
    {says !== false && (
      <button type="button" className="news-button" onClick={show}>
        {says}
      </button>
    )}
  </output>
);

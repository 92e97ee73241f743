import './plot.css';

/** One share, 0–1 of `most`, as a bar in a table's cell. */
export const ShareBar = ({
  value,
  most = 1,
  mark,
}: {
  value: number;
  most?: number;
  mark?: 'watch' | 'bad';
}) => (
  <svg
    className={mark === undefined ? 'share-bar' : `share-bar share-bar-${mark}`}
    viewBox="0 0 100 10"
    preserveAspectRatio="none"
    aria-hidden="true"
  >
    <rect className="share-bar-ground" width="100" height="10" />
    <rect width={Math.max(value > 0 ? 0.6 : 0, Math.min(100, (value / (most || 1)) * 100))} height="10" />
  </svg>
);

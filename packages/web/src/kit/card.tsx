import { type ReactNode, useId } from 'react';

/** A titled part of a page; `note` stands at the right of the title. */
export const Card = ({
  title,
  note,
  className = '',
  children,
}: {
  title: string;
  note?: ReactNode;
  className?: string;
  children: ReactNode;
}) => {
  const id = useId();
  return (
    <section className={`card ${className}`} aria-labelledby={id}>
      <div className="card-head">
        <h2 id={id}>{title}</h2>
        {note !== undefined && <span className="note">{note}</span>}
      </div>
      {children}
    </section>
  );
};

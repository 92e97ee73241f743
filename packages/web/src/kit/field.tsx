import { type ReactNode, useId } from 'react';

type Ids = { readonly id: string; readonly describedBy: string | undefined; readonly invalid: boolean };

/** A labelled control with its help and its complaint, tied together for screen readers. */
export const Field = ({
  label,
  help,
  complaint,
  children,
}: {
  label: string;
  help?: string | undefined;
  complaint?: string | undefined;
  children: (ids: Ids) => ReactNode;
}) => {
  const id = useId();
  const described = [help === undefined ? '' : `${id}-help`, complaint === undefined ? '' : `${id}-complaint`]
    .filter(Boolean)
    .join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        describedBy: described === '' ? undefined : described,
        invalid: complaint !== undefined,
      })}
      {help !== undefined && (
        <span className="note" id={`${id}-help`}>
          {help}
        </span>
      )}
      {complaint !== undefined && (
        <span className="complaint" id={`${id}-complaint`} role="alert">
          {complaint}
        </span>
      )}
    </div>
  );
};

import { type ReactNode, useEffect, useId, useRef } from 'react';

/** A dialog that is read and closed; acts have the `ActDialog`. */
export const ReadingDialog = ({
  title,
  className,
  closeLabel,
  close,
  children,
}: {
  title: string;
  className: string;
  closeLabel: string;
  close: () => void;
  children: ReactNode;
}) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const shown = dialog.current;
    if (shown !== null && !shown.open) shown.showModal();
  }, []);
  return (
    <dialog ref={dialog} className={`dialog ${className}`} aria-labelledby={titleId} onClose={close}>
      <h2 id={titleId}>{title}</h2>
      {children}
      <div className="dialog-acts">
        <button type="button" className="button" onClick={close}>
          {closeLabel}
        </button>
      </div>
    </dialog>
  );
};

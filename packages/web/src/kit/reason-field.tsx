import { Field } from './field.tsx';

/** Why something is done, in the officer's own words: the field `reason` of a form. */
export const ReasonField = ({
  label,
  help,
  complaint,
  rows = 3,
  maxLength = 2000,
}: {
  label: string;
  help?: string | undefined;
  complaint?: string | undefined;
  rows?: number;
  maxLength?: number;
}) => (
  <Field label={label} help={help} complaint={complaint}>
    {({ id, describedBy, invalid }) => (
      <textarea
        id={id}
        name="reason"
        rows={rows}
        maxLength={maxLength}
        aria-describedby={describedBy}
        aria-invalid={invalid}
      />
    )}
  </Field>
);

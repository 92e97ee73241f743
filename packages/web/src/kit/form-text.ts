/** What was typed into a field, trimmed; empty where the form has none of that name. */
export const formText = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
};

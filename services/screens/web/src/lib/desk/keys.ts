/** Whether a key belongs to something else: a field that is being written in, a dialog, the browser. */
export function isOther(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return true;
  return (event.target as Element).closest('input, select, textarea, dialog') !== null;
}

/**
 * What titles of pickers and messages call tasks. Long titles are cut, so that a picker keeps one line.
 *
 * Sample: one task gives `“Create schema”`, three give `3 tasks`.
 */

/** Characters of a title that are shown; picker titles hold some sixty. */
const LONGEST = 40;

export function nameTask({ label }: { readonly label: string }): string {
  const letters = [...label === '' ? '(no title)' : label];
  return `“${letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('').trimEnd()}…` : label === '' ? '(no title)' : label}”`;
}

export function nameTasks(tasks: readonly { readonly label: string }[]): string {
  const [first] = tasks;
  return tasks.length === 1 && first !== undefined ? nameTask(first) : `${tasks.length} tasks`;
}

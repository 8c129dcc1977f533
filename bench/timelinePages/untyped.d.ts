/**
 * Packages that bring no types, as far as the benchmark's pages use them.
 */
declare module 'frappe-gantt' {
  const Gantt: new (host: HTMLElement, tasks: readonly object[], options: object) => unknown;
  export { Gantt as default };
}
declare module 'react' {
  export function createElement(component: unknown, properties: object | null, ...children: unknown[]): object;
}
declare module 'react-dom/client' {
  export function createRoot(host: HTMLElement): { render(element: object): void };
}

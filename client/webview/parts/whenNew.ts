/**
 * What is done with an element once, when it comes into the page, however often it is drawn again.
 */
const met = new WeakSet<Element>();

/** For a `ref`: calls back the first time it is given the element. */
export function whenNew<Each extends Element>(element: Each | null | undefined, act: (element: Each) => void): void {
  if (element === null || element === undefined || met.has(element)) return;
  met.add(element);
  act(element);
}

export function focusWhenNew(element: HTMLElement | null | undefined): void {
  whenNew(element, (each) => each.focus());
}

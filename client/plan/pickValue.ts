/**
 * Lets the reader choose a value or type one of their own. It knows nothing of what values mean: whoever writes them says
 * what is wrong with one.
 */
import { window } from 'vscode';
import type { QuickPickItem } from 'vscode';

export interface ValueQuestion {
  readonly title: string;
  readonly placeHolder: string;
  /** The key shown in front of a typed value. */
  readonly typed: string;
  /** The value there is; empty for none. */
  readonly current: string;
  readonly values: readonly (readonly [value: string, description: string])[];
  /** What taking the value away is called. */
  readonly none: string;
}

interface ValueItem extends QuickPickItem {
  readonly value: string | null;
}

/** What is typed counts, unless the reader goes to another line of the list. @returns the value, null to take it away, undefined when nothing was chosen */
export function pickValue({ title, placeHolder, typed, current, values, none }: ValueQuestion): Promise<string | null | undefined> {
  const pick = window.createQuickPick<ValueItem>();
  const offered = values.map(([value, description]): ValueItem => ({ value, label: value, alwaysShow: true, description: value === current ? `${description} · as it is` : description }));
  const removal: readonly ValueItem[] = current === '' ? [] : [{ value: null, label: `$(close) ${none}`, alwaysShow: true, description: `takes ${typed}:${current} away` }];
  /** The typed words whose own line has been the active one: only from there can the reader have gone to another. */
  let offeredWords = '';
  const show = (): void => {
    const words = pick.value.trim();
    const own: readonly ValueItem[] = words === '' ? [] : [{ value: words, label: words, alwaysShow: true, description: `write ${typed}:${words}` }];
    pick.items = [...own, ...offered.filter(({ value }) => value !== words), ...removal];
  };
  pick.title = title;
  pick.placeholder = placeHolder;
  show();
  const isCurrent = pick.items.find(({ value }) => value === current);
  if (isCurrent !== undefined) pick.activeItems = [isCurrent];
  return new Promise((resolve) => {
    const subscriptions = [
      pick,
      pick.onDidChangeValue(show),
      pick.onDidChangeActive(([item]) => { if (item?.value === pick.value.trim()) offeredWords = item.value; }),
      pick.onDidAccept(() => {
        const words = pick.value.trim();
        resolve(words === '' || words === offeredWords ? pick.activeItems[0]?.value : words);
        pick.hide();
      }),
      pick.onDidHide(() => {
        resolve(undefined);
        subscriptions.forEach((subscription) => subscription.dispose());
      }),
    ];
    pick.show();
  });
}

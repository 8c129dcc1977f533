/**
 * The field in which words of a task are typed, in its row or below it. Enter keeps them, Escape drops them; leaving the
 * field keeps a change and drops a new task without words.
 */
import { h } from 'preact';
import type { ComponentChild } from 'preact';
import { whenNew } from './whenNew.ts';
import type { Typing } from '../timelineState.ts';

export interface TypingFieldProps {
  readonly typing: Typing;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly keep: (value: string, isMore: boolean) => void;
  readonly drop: () => void;
}

const LABELS: Readonly<Record<Typing['what'], string>> = {
  title: 'Title', est: 'Estimate: 3, M, 2-5 or 0 for a milestone', owner: 'Owners, such as ben,ana', sprint: 'Sprint number', columns: 'Columns: 5 or 5-6, 9; none unpins',
  addBefore: 'New task', addAfter: 'New task', addInto: 'New task', addMajor: 'New major',
};

export function TypingField({ typing, left, top, width, keep, drop }: TypingFieldProps): ComponentChild {
  let isOver = false;
  const finish = (act: () => void): void => {
    if (isOver) return;
    isOver = true;
    act();
  };
  return h('input', {
    class: 'typing', type: 'text', 'aria-label': LABELS[typing.what], placeholder: LABELS[typing.what], title: LABELS[typing.what], dir: 'auto',
    style: { left: `${left}px`, top: `${top}px`, width: `${width}px` }, ref: (field: HTMLInputElement | null) => whenNew(field, (each) => fill(each, typing.value)),
    onKeyDown: (event: KeyboardEvent) => {
      const { value } = event.currentTarget as HTMLInputElement;
      event.stopPropagation();
      if (event.key === 'Enter' && !event.isComposing) finish(() => keep(value, typing.what.startsWith('add')));
      else if (event.key === 'Escape') finish(drop);
    },
    onBlur: ({ currentTarget }: { currentTarget: HTMLInputElement }) => finish(() => keep(currentTarget.value, false)),
  });
}

function fill(field: HTMLInputElement, value: string): void {
  field.value = value;
  field.focus();
  field.select();
}

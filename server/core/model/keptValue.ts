/**
 * A value that somebody works out of a model and keeps as long as the model lives. It knows no values.
 *
 * A weak map would do, were it not that an engine lets go of what weak maps hold only when it cleans up everything. Each
 * letter makes a model, and what hangs on all the old ones would be carried about until then.
 *
 * Sample: `const wordsOf = keptWithModel<number>()`, then `wordsOf.get(model)` is what `wordsOf.set(model, 3)` said.
 */
import type { DocumentModel } from './documentModel.ts';

export interface KeptValue<Value> {
  get(model: DocumentModel): Value | undefined;
  set(model: DocumentModel, value: Value): void;
}

export function keptWithModel<Value>(): KeptValue<Value> {
  const key = {};
  return {
    get: (model) => model.kept.get(key) as Value | undefined,
    set: (model, value) => void model.kept.set(key, value),
  };
}

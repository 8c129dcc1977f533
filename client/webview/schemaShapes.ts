/**
 * The few constructors of zod/mini that messages of the page are written with, each giving nothing but the definition that
 * `shapeCheck.ts` reads. The build puts this in the place of zod/mini in the page, which would carry 24 kB of a library it
 * never asks; everywhere else the same schemas are zod's own.
 */
type Definition = Readonly<Record<string, unknown>>;

/** What is left of a schema. */
export interface SchemaShape {
  readonly _zod: { readonly def: Definition };
  check(...checks: readonly SchemaShape[]): SchemaShape;
}

function shape(def: Definition): SchemaShape {
  return { _zod: { def }, check: (...checks) => shape({ ...def, checks }) };
}

export const string = (): SchemaShape => shape({ type: 'string' });
export const boolean = (): SchemaShape => shape({ type: 'boolean' });
export const number = (): SchemaShape => shape({ type: 'number' });
export const int = (): SchemaShape => shape({ type: 'number', format: 'safeint' });
export const minimum = (value: number): SchemaShape => shape({ check: 'greater_than', value });
export const maximum = (value: number): SchemaShape => shape({ check: 'less_than', value });
export const literal = (value: unknown): SchemaShape => shape({ type: 'literal', values: [value] });
const oneOf = (values: readonly string[]): SchemaShape => shape({ type: 'enum', entries: Object.fromEntries(values.map((value) => [value, value])) });
export const nullable = (innerType: SchemaShape): SchemaShape => shape({ type: 'nullable', innerType });
export const exactOptional = (innerType: SchemaShape): SchemaShape => shape({ type: 'optional', innerType });
export const readonly = (innerType: SchemaShape): SchemaShape => shape({ type: 'readonly', innerType });
export const array = (element: SchemaShape): SchemaShape => shape({ type: 'array', element });
export const tuple = (items: readonly SchemaShape[]): SchemaShape => shape({ type: 'tuple', items, rest: null });
export const object = (fields: Readonly<Record<string, SchemaShape>>): SchemaShape => shape({ type: 'object', shape: fields });
export const discriminatedUnion = (discriminator: string, options: readonly SchemaShape[]): SchemaShape => shape({ type: 'union', discriminator, options });
export { oneOf as enum };

/**
 * Turns a schema of the protocol into a function that says what is wrong with a value, without copying it. Zod itself is
 * fast where it may make code from text, which the page's content policy forbids; without that it takes a large plan a
 * tenth of a second. This knows the schemas the protocol uses and refuses others when it is made.
 *
 * Sample: of `z.object({ line: z.int() })` and `{ line: 'x' }` it says `line: not a number`.
 */
import type * as z from 'zod/mini';

/** @returns the path and the fault, or undefined where the value has the shape. */
export type ShapeCheck = (value: unknown) => string | undefined;

/** @throws where the schema uses something that is not known here: a mistake of the programmer, found by any test. */
export function compileShape(schema: z.core.$ZodType): ShapeCheck {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'string': return (value) => (typeof value === 'string' ? undefined : ': not a text');
    case 'boolean': return (value) => (typeof value === 'boolean' ? undefined : ': not true or false');
    case 'number': return compileNumber(def);
    case 'literal': return ofSet(new Set<unknown>(def.values));
    case 'enum': return ofSet(new Set<unknown>(Object.values(def.entries)));
    case 'nullable': case 'optional': case 'readonly': {
      const inner = compileShape(def.innerType);
      return def.type === 'nullable' ? (value) => (value === null ? undefined : inner(value)) : inner;
    }
    case 'array': return compileArray(compileShape(def.element));
    case 'tuple': return compileTuple(def.items.map(compileShape));
    case 'object': return compileObject(def.shape);
    case 'union': return compileUnion(def);
    default: throw new Error(`No check for ${def.type}.`);
  }
}

/** Finite numbers; whole ones and lower bounds where the schema says so. */
function compileNumber(def: z.core.$ZodNumberDef): ShapeCheck {
  const isWhole = (def as { readonly format?: string }).format === 'safeint';
  const bounds = (def.checks ?? []).map(({ _zod: { def: { check, ...bound } } }) => ({ check, value: Number((bound as unknown as { readonly value: number }).value) }));
  const isOutside = (value: number): boolean => bounds.some((bound) => (bound.check === 'greater_than' ? value < bound.value : value > bound.value));
  return (value) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return ': not a number';
    if (isWhole && !Number.isSafeInteger(value)) return ': not a whole number';
    return bounds.length > 0 && isOutside(value) ? ': out of bounds' : undefined;
  };
}

function ofSet(allowed: ReadonlySet<unknown>): ShapeCheck {
  return (value) => (allowed.has(value) ? undefined : ': not one of the known values');
}

function compileArray(check: ShapeCheck): ShapeCheck {
  return (value) => {
    if (!Array.isArray(value)) return ': not a list';
    for (let index = 0; index < value.length; index++) {
      const fault = check(value[index]);
      if (fault !== undefined) return `.${index}${fault}`;
    }
    return undefined;
  };
}

function compileTuple(checks: readonly ShapeCheck[]): ShapeCheck {
  return (value) => {
    if (!Array.isArray(value) || value.length !== checks.length) return `: not a list of ${checks.length}`;
    const index = checks.findIndex((check, at) => check(value[at]) !== undefined);
    return index < 0 ? undefined : `.${index}${checks[index]!(value[index])}`;
  };
}

function compileObject(shape: Readonly<Record<string, z.core.$ZodType>>): ShapeCheck {
  const fields = Object.entries(shape).map(([key, schema]) => (
    { key, check: compileShape(schema), isOptional: (schema as z.core.$ZodTypes)._zod.def.type === 'optional' }));
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return ': not an object';
    for (const { key, check, isOptional } of fields) {
      const field = (value as Record<string, unknown>)[key];
      if (isOptional && field === undefined) continue;
      const fault = check(field);
      if (fault !== undefined) return `.${key}${fault}`;
    }
    return undefined;
  };
}

/** Of objects that one field tells apart. */
function compileUnion({ options, ...def }: z.core.$ZodUnionDef): ShapeCheck {
  const { discriminator = '' } = def as { readonly discriminator?: string };
  const checks = new Map(options.flatMap((option) => {
    const { shape } = (option as z.core.$ZodObject)._zod.def;
    const { values } = (shape[discriminator] as z.core.$ZodLiteral)._zod.def;
    return values.map((value) => [value as unknown, compileShape(option)] as const);
  }));
  return (value) => {
    const kind = (value as Record<string, unknown> | null | undefined)?.[discriminator];
    return (checks.get(kind) ?? (() => `.${discriminator}: not one of the known values`))(value);
  };
}

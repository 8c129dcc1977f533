/**
 * Preprocessor conditionals: recognises `ifdef`, `ifndef`, `ifeval` and `endif` lines and decides whether their
 * lines are kept. Follows the AsciiDoc documentation, "Conditionals"; like Asciidoctor it ignores block structure.
 * It knows nothing of how lines are read.
 *
 * Sample: in `ifdef::a,b[]` the target is `a,b`; it holds when `a` or `b` is set.
 */
import type { Attributes } from './attributes.ts';

export interface ConditionalDirective {
  readonly escaped: boolean;
  readonly name: 'ifdef' | 'ifndef' | 'ifeval' | 'endif';
  readonly target: string;
  /** What stands between the brackets: a line of text, or the expression of `ifeval`. */
  readonly content: string;
  /** Offset of `content` in the line. */
  readonly contentAt: number;
}

const NAME = /^\\?(ifdef|ifndef|ifeval|endif)::/;
const EXPRESSION = /^(.+?) *([=!><]=|[><]) *(.+)$/;

/** Reads a conditional directive; `line` ends in `]`. Undefined for other lines. */
export function parseConditional(line: string): ConditionalDirective | undefined {
  const name = NAME.exec(line);
  if (name === null) return undefined;
  const open = line.indexOf('[', name[0].length);
  const target = line.slice(name[0].length, open);
  if (open < 0 || /\s/.test(target)) return undefined;
  return {
    escaped: line.startsWith('\\'), name: name[1] as ConditionalDirective['name'], target: target.toLowerCase(),
    content: line.slice(open + 1, -1), contentAt: open + 1,
  };
}

/** Whether an `ifeval` expression is one at all. */
export function isExpression(expression: string): boolean {
  return EXPRESSION.test(expression.trim());
}

/**
 * Whether the lines after `directive` are kept. Undefined when the directive is malformed (no target, a target where
 * none may be, no expression): it then counts for nothing.
 */
export function holds(directive: ConditionalDirective, attributes: Attributes): boolean | undefined {
  const { name, target, content } = directive;
  if (name === 'ifeval') return target === '' ? evaluate(content, attributes) : undefined;
  if (target === '') return undefined;
  const separator = /[,+]/.exec(target)?.[0];
  const names = separator === undefined ? [target] : target.split(separator);
  const known = (one: string): boolean => attributes.has(one);
  if (name === 'ifdef') return separator === '+' ? names.every(known) : names.some(known);
  return separator === '+' ? !names.every(known) : !names.some(known);
}

function evaluate(expression: string, attributes: Attributes): boolean | undefined {
  const match = EXPRESSION.exec(expression.trim());
  if (match === null) return undefined;
  const left = operand(match[1]!, attributes);
  const right = operand(match[3]!, attributes);
  switch (match[2]) {
    case '==': return left === right;
    case '!=': return left !== right;
    default: return compare(left, match[2]!, right);
  }
}

/** Orders two operands of one type; anything else does not hold. */
function compare(left: Operand, operator: string, right: Operand): boolean {
  if (left === undefined || right === undefined || typeof left !== typeof right || typeof left === 'boolean') return false;
  const order = left < right ? -1 : left > right ? 1 : left === right ? 0 : Number.NaN;
  return operator === '<' ? order < 0 : operator === '>' ? order > 0 : operator === '<=' ? order <= 0 : order >= 0;
}

type Operand = string | number | boolean | undefined;

function operand(source: string, attributes: Attributes): Operand {
  const quoted = source.length > 1 && /^(".*"|'.*')$/s.test(source);
  const text = quoted ? source.slice(1, -1) : source;
  const value = text.includes('{') ? attributes.resolveOrDrop(text) : text;
  if (quoted) return value;
  if (value === '') return undefined;
  if (value === 'true' || value === 'false') return value === 'true';
  if (value.trim() === '') return ' ';
  return (value.includes('.') ? Number.parseFloat(value) : Number.parseInt(value, 10)) || 0;
}

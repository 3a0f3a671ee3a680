import { z } from 'zod';
import { contract, type ProcedureName } from '../../src/shared/contract/contract.ts';

/** The part of JSON Schema that the contract is written in. */
type Node = {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Node[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly items?: Node;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly format?: string;
};

/** What a field is filled with where a test knows better than its schema; by the name of the field. */
export type Filling = Readonly<Record<string, unknown>>;

const NOBODYS_ID = '3b241101-e2bb-4255-8caf-4136c566a962';

/**
 * The least input that a procedure takes: required fields only, each as its schema asks, an id being nobody's. What a schema can't say
 * (one field or the other, an order) comes from `filling`.
 * @throws when the schema holds something this doesn't know, so that no procedure goes by unasked
 */
export function leastInput(name: ProcedureName, filling: Filling = {}): unknown {
  const node = z.toJSONSchema(contract[name].input, { io: 'input' }) as Node;
  return fieldValue(node, 'input', filling);
}

/** The names of the fields that a procedure can't do without. */
export function requiredFields(name: ProcedureName): readonly string[] {
  return (z.toJSONSchema(contract[name].input, { io: 'input' }) as Node).required ?? [];
}

/** The names of the fields of a procedure, required or not, that hold an id or a list of them. */
export function idFields(name: ProcedureName): readonly string[] {
  const { properties = {} } = z.toJSONSchema(contract[name].input, { io: 'input' }) as Node;
  return Object.keys(properties).filter((field) => holdsId(properties[field] ?? {}));
}

function holdsId({ format, items, anyOf = [] }: Node): boolean {
  return format === 'uuid' || (items !== undefined && holdsId(items)) || anyOf.some(holdsId);
}

function fieldValue(node: Node, field: string, filling: Filling): unknown {
  if (Object.hasOwn(filling, field)) return filling[field];
  if (node.const !== undefined) return node.const;
  if (node.enum !== undefined) return node.enum[0];
  const [first] = node.anyOf ?? [];
  if (first !== undefined) return fieldValue(first, field, filling);
  switch (node.type) {
    case 'object':
      return objectOf(node, filling);
    case 'array':
      return Array.from({ length: node.minItems ?? 0 }, () => fieldValue(node.items ?? {}, field, filling));
    case 'string':
      return textOf(node);
    case 'integer':
      return Math.max(node.minimum ?? 0, (node.exclusiveMinimum ?? -1) + 1);
    case 'boolean':
      return false;
    default:
      throw new Error(`no input is known for ${field}: ${JSON.stringify(node)}`);
  }
}

/** Besides what is required also what a test fills in by name. */
function objectOf({ properties = {}, required = [] }: Node, filling: Filling): Record<string, unknown> {
  const fields = Object.entries(properties).filter(
    ([key]) => required.includes(key) || Object.hasOwn(filling, key),
  );
  return Object.fromEntries(fields.map(([key, node]) => [key, fieldValue(node, key, filling)]));
}

function textOf({ format }: Node): string {
  if (format === 'uuid') return NOBODYS_ID;
  if (format === 'date') return '2030-01-14';
  if (format === 'base64') return 'bnVtbWVyCjEK';
  return 'tekst';
}

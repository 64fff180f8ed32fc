import fc from 'fast-check';
import { z } from 'zod';

type Shape = z.core.JSONSchema.JSONSchema;
type ShapeOrNot = Shape | boolean;

/** Inputs that a schema takes, or nearly takes: what its refinements say is not known to the generator. */
export function inputsOf(
  schema: z.ZodType | undefined,
  known: fc.Arbitrary<string>,
): fc.Arbitrary<Record<string, unknown>> {
  if (schema === undefined) return fc.constant({});
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', cycles: 'ref' });
  return valuesOf(shape, known).map((value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : { value },
  );
}

function valuesOf(shape: ShapeOrNot, known: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  if (typeof shape === 'boolean') return known;
  if (shape.const !== undefined) return fc.constant(shape.const);
  if (shape.enum !== undefined) return fc.constantFrom(...shape.enum);
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map((choice) => valuesOf(choice, known)));
  if (shape.allOf !== undefined) {
    return fc
      .tuple(...shape.allOf.map((part) => valuesOf(part, known)))
      .map((parts): unknown => Object.assign({}, ...parts));
  }
  switch (shape.type) {
    case 'object':
      return objectsOf(shape, known);
    case 'array':
      return arraysOf(shape, known);
    case 'string':
      return fc.oneof({ weight: 3, arbitrary: stringsOf(shape) }, { weight: 2, arbitrary: known });
    case 'integer':
      return fc.integer(within(shape, -(2 ** 31), 2 ** 31 - 1));
    case 'number':
      return fc.oneof(fc.integer(within(shape, -1000, 1000)), fc.double({ ...within(shape, -1e6, 1e6) }));
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.oneof(known, fc.string(), fc.integer({ min: 0, max: 100 }).map(String));
  }
}

function objectsOf(shape: Shape, known: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  const properties = Object.entries(shape.properties ?? {});
  const fields = Object.fromEntries(properties.map(([name, field]) => [name, valuesOf(field, known)]));
  const record: fc.Arbitrary<object> = fc.record(fields, { requiredKeys: [...(shape.required ?? [])] });
  if (properties.length > 0 || typeof shape.additionalProperties !== 'object') return record;
  return fc.dictionary(known, valuesOf(shape.additionalProperties, known), { maxKeys: 3 });
}

function arraysOf(shape: Shape, known: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  if (shape.prefixItems !== undefined) {
    return fc.tuple(...shape.prefixItems.map((item) => valuesOf(item, known)));
  }
  const item =
    typeof shape.items === 'object' && !Array.isArray(shape.items)
      ? valuesOf(shape.items, known)
      : fc.string();
  const minLength = Math.min(shape.minItems ?? 0, 5);
  return fc.array(item, { minLength, maxLength: Math.max(minLength, Math.min(shape.maxItems ?? 3, 3)) });
}

function stringsOf({ pattern, format, minLength = 0, maxLength = 40 }: Shape): fc.Arbitrary<string> {
  if (format === 'email') return fc.emailAddress();
  if (format === 'date')
    return fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
  if (format === 'uri') return fc.webUrl();
  if (pattern !== undefined) return matching(pattern);
  const shortest = Math.min(minLength, 40);
  return fc.string({ minLength: shortest, maxLength: Math.max(shortest, Math.min(maxLength, 40)) });
}

/** Some patterns are beyond the generator; then any text will do. */
function matching(pattern: string): fc.Arbitrary<string> {
  try {
    return fc.stringMatching(new RegExp(pattern, 'u'), { size: '-1' });
  } catch {
    return fc.string({ maxLength: 40 });
  }
}

function within({ minimum, maximum }: Shape, least: number, most: number): { min: number; max: number } {
  const min = minimum ?? Math.min(least, maximum ?? least);
  return { min, max: Math.max(min, Math.min(maximum ?? most, Math.max(most, min))) };
}

import { z } from 'zod';

const Names = z.array(z.string().min(1)).min(1);
const Field = z.enum(['education', 'health', 'culture', 'science', 'economy']);
/** The units of a city, by whom they belong to: `finance/units.json`. */
export const PackUnits = z.strictObject({
  offices: z.strictObject({
    city: z.strictObject({ departments: Names, bodies: z.record(z.string(), Names) }),
    /** Every district has these. */
    district: Names,
  }),
  services: z.strictObject({
    city: z.array(z.strictObject({ agency: z.string(), field: Field, names: Names })),
    district: z.array(z.strictObject({ field: Field, names: Names })),
    /** What only some districts have. */
    more: z.record(z.string(), z.string()),
  }),
  /** Service units that no decision covers. */
  withoutAutonomy: z.array(z.string()),
  districts: Names,
});
export type PackUnits = z.infer<typeof PackUnits>;

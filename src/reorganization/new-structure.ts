import type { NewAgency } from '../organization/schema.ts';
import type { Organization } from '../organization/organization.ts';
import type { Plan } from './schema.ts';

/** New agencies take the units and office hours of one that is like them: named, or the first that comes into them. */
export function newAgencies(plan: Plan, organization: Organization): NewAgency[] {
  return plan.operations.flatMap((operation) => {
    if (operation.kind !== 'create') return [];
    const merged = plan.operations.find((one) => one.kind === 'merge' && one.into === operation.code);
    const like = operation.like || (merged?.kind === 'merge' ? merged.from[0] : '') || '';
    const model =
      organization.findAgency(like) ??
      organization
        .working()
        .find(({ kind, level }) => kind === operation.agencyKind && level === operation.level);
    const units = (model?.units ?? []).filter(({ validTo }) => validTo === null);
    const { code, name, nameEn, level, parent, address, phone } = operation;
    return [
      {
        code,
        name,
        nameEn,
        level,
        parent,
        address,
        phone,
        kind: operation.agencyKind,
        officeHours: model?.officeHours ?? null,
        validFrom: plan.effectiveOn,
        units: units.map((unit) => ({
          code: unit.code,
          name: unit.name,
          nameEn: unit.nameEn,
          kind: unit.kind,
        })),
      },
    ];
  });
}

/** Agencies that are renamed or placed elsewhere, with what changes of each. */
export function placesOf({ operations }: Plan) {
  return operations.flatMap((operation) => {
    if (operation.kind !== 'place') return [];
    const { agency, name, nameEn, parent, level, agencyKind } = operation;
    return [
      {
        code: agency,
        ...(name === '' ? {} : { name }),
        ...(nameEn === '' ? {} : { nameEn }),
        ...(parent === '' ? {} : { parent }),
        ...(level === '' ? {} : { level }),
        ...(agencyKind === '' ? {} : { kind: agencyKind }),
      },
    ];
  });
}

/** Posts that the plan itself gives. */
export function quotasOf({ operations }: Plan) {
  return operations.flatMap((operation) =>
    operation.kind === 'set-quota'
      ? [{ code: operation.agency, kind: operation.quotaKind, posts: operation.posts }]
      : [],
  );
}

/** `Nghị quyết 1668/NQ-UBTVQH15 của Ủy ban Thường vụ Quốc hội`. */
export function decisionText({ decision: { number, issuer } }: Plan): string {
  return `${number} của ${issuer}`;
}

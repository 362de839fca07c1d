/**
 * The header with the conditions for a request of a lab run, such as `outage, server=b`
 * (`app/api/labs/_conditions.ts`).
 */
export const CONDITIONS = 'x-lab-conditions'

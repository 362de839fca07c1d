/**
 * Names the conditions under which a request of a lab run is to be answered, such as
 * `outage, server=b` (`app/api/labs/_conditions.ts`).
 */
export const CONDITIONS = 'x-lab-conditions'

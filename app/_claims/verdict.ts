import { covers, outsideOf, type ScopedDesign, type ScopeId } from './scope'

/**
 * What an answer makes of a claim. `holdsOnlyIf` names a condition that is met here and may not be
 * met elsewhere. A condition that is not met here refutes the claim.
 */
export type ClaimVerdict = 'holds' | 'does not hold' | { holdsOnlyIf: string }

/** The verdict without its condition. */
export const nameOf = (verdict: ClaimVerdict) =>
  typeof verdict === 'string' ? verdict : 'holds only if'
/** The verdict in words, with its condition. */
export const inWords = (verdict: ClaimVerdict): string =>
  typeof verdict === 'string' ? verdict : `holds only if ${verdict.holdsOnlyIf}`

/** The verdict of each answer; null for an answer that says nothing about the claim. */
export type Verdicts<Answer extends string = string> = Readonly<Record<Answer, ClaimVerdict | null>>

/**
 * One table for all designs, or one for each scope. The first scope that covers a design counts.
 * Without any, the claim is not tested on the design.
 */
export type VerdictTable<Answer extends string = string> =
  | Verdicts<Answer>
  | readonly (readonly [ScopeId, Verdicts<Answer>])[]

const isScoped = (table: VerdictTable): table is Extract<VerdictTable, readonly unknown[]> =>
  Array.isArray(table)

/** A table of verdicts with the scope of its claim. */
export interface ScopedTable {
  of: ScopeId | undefined
  verdicts: VerdictTable
}

/** The verdicts for one design; null if the claim, or the table, is not about it. */
export function verdictsFor(
  { of = 'any', verdicts }: ScopedTable,
  design: ScopedDesign,
): Verdicts | null {
  if (!covers(of, design)) return null
  if (!isScoped(verdicts)) return verdicts
  return verdicts.find(([scope]) => covers(scope, design))?.[1] ?? null
}

/**
 * The reason why none of these tables is about a design.
 */
export const whyNotAbout = (tables: readonly ScopedTable[]): string =>
  outsideOf([
    ...new Set(
      tables.flatMap(({ of, verdicts }) =>
        of === undefined && isScoped(verdicts) ? verdicts.map(([scope]) => scope) : (of ?? []),
      ),
    ),
  ])

import type { Figures } from '@/_measure/events'
import { lagMs } from '../run/lag'

/**
 * The largest differences that do not count: of two lags, as a share, and of two sizes, in bytes.
 */
export const EQUAL_LAG_SHARE = 0.1
export const EQUAL_BYTES = 64

type Rival = Pick<Figures, 'lookups' | 'lagNextDoor' | 'wireBytes'>

/** Negative if `a` is clearly smaller, and 0 if both count as equal. */
type Compare = (a: Rival, b: Rival) => number

const byLookups: Compare = (a, b) => a.lookups - b.lookups
const byLag: Compare = (a, b) => {
  const [one, other] = [lagMs(a.lagNextDoor) ?? 0, lagMs(b.lagNextDoor) ?? 0]
  return Math.abs(one - other) <= EQUAL_LAG_SHARE * Math.max(one, other) ? 0 : one - other
}
const byBytes: Compare = (a, b) =>
  Math.abs(a.wireBytes - b.wireBytes) <= EQUAL_BYTES ? 0 : a.wireBytes - b.wireBytes

const AXES = [byLookups, byLag, byBytes]

/** Whether `a` is worse in no figure, and clearly better in one. */
const beats = (a: Rival, b: Rival) =>
  AXES.every((compare) => compare(a, b) <= 0) && AXES.some((compare) => compare(a, b) < 0)

/** Whether a design of a finished run is on the frontier; null if it takes no part. */
export const standing = (figures: Readonly<Record<string, Rival>>, id: string): boolean | null =>
  figures[id] && lagMs(figures[id].lagNextDoor) !== null ? frontier(figures).has(id) : null

/**
 * The designs that no other design beats. A design beats another if it is at least as good in
 * lookups, lag next door and bytes on the wire, and clearly better in one of them. Ties are all on
 * the frontier. A design without a lag next door takes no part.
 */
export function frontier(figures: Readonly<Record<string, Rival>>): ReadonlySet<string> {
  const rivals = Object.entries(figures).filter(
    ([, { lagNextDoor }]) => lagMs(lagNextDoor) !== null,
  )
  return new Set(
    rivals.filter(([, one]) => !rivals.some(([, other]) => beats(other, one))).map(([id]) => id),
  )
}

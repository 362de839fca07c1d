import type { Figures } from '@/_measure/events'
import { lagMs } from '../run/lag'

/** What two lags may differ by and still count as equal, as a share; and two sizes, in bytes. */
export const EQUAL_LAG_SHARE = 0.1
export const EQUAL_BYTES = 64

type Rival = Pick<Figures, 'lookups' | 'lagNextDoor' | 'wireBytes'>

/** Less than 0 where `a` is clearly the smaller, 0 where they count as equal. */
type Compare = (a: Rival, b: Rival) => number

const byLookups: Compare = (a, b) => a.lookups - b.lookups
const byLag: Compare = (a, b) => {
  const [one, other] = [lagMs(a.lagNextDoor) ?? 0, lagMs(b.lagNextDoor) ?? 0]
  return Math.abs(one - other) <= EQUAL_LAG_SHARE * Math.max(one, other) ? 0 : one - other
}
const byBytes: Compare = (a, b) =>
  Math.abs(a.wireBytes - b.wireBytes) <= EQUAL_BYTES ? 0 : a.wireBytes - b.wireBytes

const AXES = [byLookups, byLag, byBytes]

/** Whether `a` is nowhere worse than `b`, and somewhere clearly better. */
const beats = (a: Rival, b: Rival) =>
  AXES.every((compare) => compare(a, b) <= 0) && AXES.some((compare) => compare(a, b) < 0)

/**
 * What a run that has come to its end says of a design: whether it is on the frontier; null where
 * it takes no part.
 */
export const standing = (figures: Readonly<Record<string, Rival>>, id: string): boolean | null =>
  figures[id] && lagMs(figures[id].lagNextDoor) !== null ? frontier(figures).has(id) : null

/**
 * The designs that none of the others beats: at least as good in lookups, lag next door and bytes
 * on the wire, and
 * clearly better in one. Ties are all on it. Who is unknown next door has no lag there, and does
 * not take part.
 */
export function frontier(figures: Readonly<Record<string, Rival>>): ReadonlySet<string> {
  const rivals = Object.entries(figures).filter(
    ([, { lagNextDoor }]) => lagMs(lagNextDoor) !== null,
  )
  return new Set(
    rivals.filter(([, one]) => !rivals.some(([, other]) => beats(other, one))).map(([id]) => id),
  )
}

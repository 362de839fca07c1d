/** The time of a check on both sides at one distance of the store, in ms. */
export interface DistancePoint {
  distanceMs: number
  left: number
  right: number
}

/**
 * The distance at which both sides take equally long, or the side that is faster at every distance.
 */
export type BreakEven =
  | { kind: 'at'; ms: number; before: 'left' | 'right' }
  | { kind: 'throughout'; faster: 'left' | 'right' }

interface Search {
  measure(distanceMs: number): Promise<DistancePoint>
  /** The largest distance of the store, and the precision of the result, in ms. */
  farthestMs: number
  exactMs: number
}

const fasterAt = ({ left, right }: DistancePoint) => (left <= right ? 'left' : 'right')

/**
 * Bisects the distance of the store between a point where one side is faster and a point where the
 * other is, until the result is precise enough.
 */
export async function findBreakEven({ measure, farthestMs, exactMs }: Search): Promise<BreakEven> {
  let near = await measure(0)
  let far = await measure(farthestMs)
  const before = fasterAt(near)
  if (fasterAt(far) === before) return { kind: 'throughout', faster: before }
  while (far.distanceMs - near.distanceMs > exactMs) {
    const middle = await measure(Math.round((near.distanceMs + far.distanceMs) * 5) / 10)
    // the precision of numbers is exhausted
    if (middle.distanceMs <= near.distanceMs || middle.distanceMs >= far.distanceMs) break
    if (fasterAt(middle) === before) near = middle
    else far = middle
  }
  return { kind: 'at', ms: crossing(near, far), before }
}

/** The crossing of the straight lines between two points. At each point, another side wins. */
function crossing(near: DistancePoint, far: DistancePoint): number {
  const [before, after] = [near.left - near.right, far.left - far.right]
  const share = before === after ? 0.5 : before / (before - after)
  return near.distanceMs + share * (far.distanceMs - near.distanceMs)
}

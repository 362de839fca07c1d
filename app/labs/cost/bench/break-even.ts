/** How long a check takes on either side with the store so far away; all in ms. */
export interface DistancePoint {
  distanceMs: number
  left: number
  right: number
}

/** Where the two take equally long, or who is the faster one over the whole way. */
export type BreakEven =
  | { kind: 'at'; ms: number; before: 'left' | 'right' }
  | { kind: 'throughout'; faster: 'left' | 'right' }

interface Search {
  measure(distanceMs: number): Promise<DistancePoint>
  /** How far away the store is moved at most, and how exact the answer is; in ms. */
  farthestMs: number
  exactMs: number
}

const fasterAt = ({ left, right }: DistancePoint) => (left <= right ? 'left' : 'right')

/**
 * Halves the way to the store between a point where one side is faster and one where the other is,
 * until it is known exactly enough.
 */
export async function findBreakEven({ measure, farthestMs, exactMs }: Search): Promise<BreakEven> {
  let near = await measure(0)
  let far = await measure(farthestMs)
  const before = fasterAt(near)
  if (fasterAt(far) === before) return { kind: 'throughout', faster: before }
  while (far.distanceMs - near.distanceMs > exactMs) {
    const middle = await measure(Math.round((near.distanceMs + far.distanceMs) * 5) / 10)
    if (middle.distanceMs <= near.distanceMs || middle.distanceMs >= far.distanceMs) break // as exact as can be asked for
    if (fasterAt(middle) === before) near = middle
    else far = middle
  }
  return { kind: 'at', ms: crossing(near, far), before }
}

/** Between two points of which each side wins one, on the straight line between them. */
function crossing(near: DistancePoint, far: DistancePoint): number {
  const [before, after] = [near.left - near.right, far.left - far.right]
  const share = before === after ? 0.5 : before / (before - after)
  return near.distanceMs + share * (far.distanceMs - near.distanceMs)
}

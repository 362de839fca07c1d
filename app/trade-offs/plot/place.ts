/** A symbol in the plot with its exact place, its size and its label. */
export interface PlotMark {
  id: string
  x: number
  y: number
  r: number
  text: string
  /** The zone with the symbol's meaning. The symbol and its label stay inside. */
  zone: readonly [top: number, bottom: number]
}

const GAP = 3
const STEP = 2

/**
 * Moves overlapping symbols apart, up or down and as little as possible, because the horizontal
 * axis shows the lookups. Earlier symbols stay.
 */
export function apart<M extends PlotMark>(marks: readonly M[]): (M & { trueY: number })[] {
  const placed: (M & { trueY: number })[] = []
  for (const mark of marks) {
    const [top, bottom] = mark.zone
    const fits = (y: number) =>
      y - mark.r >= top &&
      y + mark.r <= bottom &&
      placed.every((other) => Math.hypot(other.x - mark.x, other.y - y) >= other.r + mark.r + GAP)
    const steps = Array.from(
      { length: Math.ceil((bottom - top) / STEP) },
      (_, index) => index * STEP,
    )
    const shift = steps.flatMap((step) => [-step, step]).find((step) => fits(mark.y + step)) ?? 0
    placed.push({ ...mark, y: mark.y + shift, trueY: mark.y })
  }
  return placed
}

export interface Label {
  id: string
  text: string
  /** The left end and the middle line of the label. */
  x: number
  y: number
  width: number
  /** A line from the symbol to a distant label. */
  leader: Line | null
}

interface Line {
  x1: number
  y1: number
  x2: number
  y2: number
}

interface Candidate {
  box: Box
  /** Whether the label is so distant that it needs a line. */
  far: boolean
}

interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

const overlap = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** The start of a label of a design on the frontier. */
export const MARK = '★'

/** The height of a label, in px. */
export const LINE = 15
/** The estimated width of a text, from an average letter. A marked text is bold. */
const widthOf = (text: string) => text.length * (text.startsWith(MARK) ? 6.5 : 6)

/**
 * Puts each label next to its symbol, or near it with a line. No label covers another label or a
 * symbol, as long as there is room.
 */
export function placeLabels(
  marks: readonly PlotMark[],
  frame: { left: number; right: number },
): Label[] {
  const symbols = marks.map(
    ({ x, y, r }): Box => ({ left: x - r, top: y - r, right: x + r, bottom: y + r }),
  )
  const taken: Box[] = []
  return marks.map((mark) => {
    const width = widthOf(mark.text)
    const isFree = (box: Box) =>
      box.left >= frame.left &&
      box.right <= frame.right &&
      box.top >= mark.zone[0] &&
      box.bottom <= mark.zone[1] &&
      ![...symbols, ...taken].some((other) => overlap(box, other))
    const others = marks.filter((other) => other !== mark)
    const crosses = ({ box, far }: Candidate) =>
      far && others.some((other) => isCrossed(other, leaderTo(mark, box)))
    const choices = candidates(mark, width)
    const free = choices.filter(({ box }) => isFree(box))
    const chosen = free.find((choice) => !crosses(choice)) ?? free[0] ?? choices[0]
    const box = chosen?.box ?? { left: mark.x, top: mark.y, right: mark.x, bottom: mark.y }
    taken.push(box)
    return {
      id: mark.id,
      text: mark.text,
      x: box.left,
      y: (box.top + box.bottom) / 2,
      width,
      leader: chosen?.far ? leaderTo(mark, box) : null,
    }
  })
}

/**
 * The possible places of a label, the nearest first: right, left, above and below, then farther up
 * and down on both sides.
 */
function candidates({ x, y, r }: PlotMark, width: number): Candidate[] {
  const at = (left: number, middle: number, far: boolean) => ({
    box: { left, right: left + width, top: middle - LINE / 2, bottom: middle + LINE / 2 },
    far,
  })
  const right = x + r + 5
  const left = x - r - 5 - width
  const near = [
    at(right, y, false),
    at(left, y, false),
    at(x - width / 2, y - r - 3 - LINE / 2, false),
    at(x - width / 2, y + r + 3 + LINE / 2, false),
  ]
  const far = Array.from({ length: 24 }, (_, index) => (index + 1) * 8).flatMap((distance) =>
    [-distance, distance].flatMap((shift) => [
      at(right + 6, y + shift, true),
      at(left - 6, y + shift, true),
      at(right + 22, y + shift, true),
      at(left - 22, y + shift, true),
      at(x - width / 2, y + shift + Math.sign(shift) * r, true),
    ]),
  )
  return [...near, ...far]
}

/** Whether a line passes through a symbol. */
function isCrossed({ x, y, r }: PlotMark, { x1, y1, x2, y2 }: Line): boolean {
  const along =
    ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / ((x2 - x1) ** 2 + (y2 - y1) ** 2 || 1)
  const nearest = Math.min(1, Math.max(0, along))
  return Math.hypot(x1 + nearest * (x2 - x1) - x, y1 + nearest * (y2 - y1) - y) < r
}

function leaderTo({ x, y, r }: PlotMark, box: Box): Line {
  const x2 = Math.min(Math.max(x, box.left - 2), box.right + 2)
  const middle = (box.top + box.bottom) / 2
  const nearer = middle > y ? box.top : box.bottom
  const y2 = x2 > box.left && x2 < box.right ? nearer : middle
  const length = Math.hypot(x2 - x, y2 - y) || 1
  return { x1: x + ((x2 - x) * r) / length, y1: y + ((y2 - y) * r) / length, x2, y2 }
}

import { expect, test } from 'vitest'
import type { Figures } from '@/_measure/events'
import { linear, logarithmic } from '@/_ui/scale'
import { newRun } from '../run/run'
import { frameFor, pointsOf } from './arrangement'
import { apart, LINE, type PlotMark, placeLabels } from './place'
import { LAG_DOMAIN, LAG_TICKS, lookupDomain, radiusOf } from './scale'

test('a linear scale has equal steps for equal differences', () => {
  const x = linear([0, 4], [100, 300])
  expect([0, 1, 4].map(x)).toEqual([100, 150, 300])
})

test('a logarithmic scale has equal steps for equal ratios, and clamps values outside', () => {
  const y = logarithmic([10, 1_000], [200, 0])
  expect([10, 100, 1_000].map((value) => Math.round(y(value)))).toEqual([200, 100, 0])
  expect(y(1)).toBe(y(10))
  expect(y(50_000)).toBe(y(1_000))
})

test('every tick is in the domain, in order', () => {
  const ticks = LAG_TICKS.map(([ms]) => ms)
  expect(ticks).toEqual(ticks.toSorted((a, b) => a - b))
  expect([ticks.at(0), ticks.at(-1)]).toEqual([...LAG_DOMAIN])
})

test('measured lookups are in the domain, which is never empty', () => {
  expect(lookupDomain([])).toEqual([0, 2.6])
  expect(lookupDomain([0, 2.2])).toEqual([0, 3.6])
})

test('twice the bytes make twice the area, within visible sizes', () => {
  expect(radiusOf(400) ** 2 / radiusOf(200) ** 2).toBeCloseTo(2)
  expect(radiusOf(0)).toBeGreaterThan(0)
  expect(radiusOf(1e6)).toBeLessThan(30)
})

const FRAME = { left: 70, right: 380 }
const mark = (id: string, x: number, y: number, r = 12): PlotMark => ({
  id,
  x,
  y,
  r,
  text: `A design called ${id}`,
  zone: [0, 400],
})
const CROWD = Array.from({ length: 12 }, (_, index) =>
  mark(String(index), [100, 180, 260][index % 3] ?? 0, 200, index % 2 ? 5 : 14),
)

test('overlapping symbols move apart vertically, within their zone', () => {
  const moved = apart(CROWD)
  for (const [index, one] of moved.entries()) {
    expect(one.x).toBe(CROWD[index]?.x)
    expect(one.trueY).toBe(200)
    expect(one.y - one.r).toBeGreaterThanOrEqual(0)
    expect(one.y + one.r).toBeLessThanOrEqual(400)
    for (const other of moved.slice(index + 1))
      expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(one.r + other.r)
  }
  expect(apart([mark('alone', 100, 200)])).toMatchObject([{ y: 200 }])
})

test('no label overlaps or leaves the plot; a distant label has a line to its symbol', () => {
  const marks = apart(CROWD)
  const labels = placeLabels(marks, FRAME)
  expect(labels).toHaveLength(12)
  for (const [index, one] of labels.entries()) {
    expect(one.x).toBeGreaterThanOrEqual(FRAME.left)
    expect(one.x + one.width).toBeLessThanOrEqual(FRAME.right)
    for (const other of labels.slice(index + 1))
      expect(
        Math.abs(one.y - other.y) >= LINE ||
          one.x + one.width <= other.x ||
          other.x + other.width <= one.x,
        `${one.text}, ${other.text}`,
      ).toBe(true)
    for (const { x, y, r } of marks)
      expect(
        Math.abs(one.y - y) >= LINE / 2 + r || one.x >= x + r || one.x + one.width <= x - r,
      ).toBe(true)
  }
  expect(labels.some(({ leader }) => leader !== null)).toBe(true)
  expect(placeLabels([mark('alone', 100, 200)], FRAME)).toMatchObject([{ leader: null, y: 200 }])
})

test('a line to a label avoids the symbols of others', () => {
  const inTheWay = [mark('left', 130, 200, 6), mark('right', 270, 200, 6)]
  const stack = [
    mark('above', 200, 180),
    mark('between', 200, 200, 5),
    mark('below', 200, 220),
    ...inTheWay,
  ]
  const leader = placeLabels(stack, FRAME).find(({ id }) => id === 'between')?.leader
  if (!leader) throw new Error('There is no room beside it, so a line is needed.')
  for (const { x, y, r } of stack.filter(({ id }) => id !== 'between'))
    for (let t = 0; t <= 1; t += 0.05)
      expect(
        Math.hypot(
          leader.x1 + t * (leader.x2 - leader.x1) - x,
          leader.y1 + t * (leader.y2 - leader.y1) - y,
        ),
      ).toBeGreaterThanOrEqual(r)
})

test('a design has its place at its measured lookups and its measured lag', () => {
  const figures = (lookups: number, ms: number): Figures => {
    const lag = { kind: 'after', ms } as const
    const rest = { crypto: 0, checkP50: 1, checkP95: 2, checks: 9, wireBytes: 200, restBytes: 0 }
    return { lagHere: lag, lagNextDoor: lag, lookups, ...rest, survivesOutage: false }
  }
  const run = { ...newRun(1), figures: { few: figures(0, 60_000), many: figures(2, 1_000) } }
  const designs = ['few', 'many'].map((id) => ({
    ...{ id, label: id, strategy: 'jwt' as const, needs: null, compareHref: '/' },
  }))
  const frame = frameFor([run], 800)
  const [few, many] = pointsOf(run, designs, frame)
  expect([few?.x, many?.x]).toEqual([frame.x(0), frame.x(2)])
  expect([few?.y, many?.y]).toEqual([frame.y(60_000), frame.y(1_000)])
})

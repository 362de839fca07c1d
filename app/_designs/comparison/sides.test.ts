import { expect, test } from 'vitest'
import { arrange, parseSides, type Sides, STOCK_SIDES, toQuery } from './sides'

const OFFERED = ['database', 'jwt', 'jwt-denylist']
const parse = (asked: Record<string, unknown>) => parseSides(asked, (id) => OFFERED.includes(id))
const shown: Sides = { left: 'database', right: 'jwt-denylist', on: 'left' }

test('a comparison that is written to an address is read back unchanged', () => {
  expect(toQuery(shown)).toBe('left=database&right=jwt-denylist&on=left')
  expect(parse(Object.fromEntries(new URLSearchParams(toQuery(shown))))).toEqual(shown)
})

test('unknown or unavailable designs are ignored', () => {
  expect(parse({ left: 'no-such-design', right: 'database-redis', on: 'neither' })).toEqual({})
  expect(parse({ left: ['jwt', 'database'], right: '', on: ['left'] })).toEqual({})
  expect(parse({ left: '__proto__', right: ' jwt', view: 'jwt' })).toEqual({})
  expect(parse({ left: 'JWT', right: 'jwt' })).toEqual({ right: 'jwt' })
})

test('a side that is not in the query keeps its design', () => {
  expect(arrange({}, shown)).toEqual(shown)
  expect(arrange({ right: 'jwt' }, shown)).toEqual({ ...shown, right: 'jwt' })
  expect(arrange({ on: 'both' }, shown)).toEqual({ ...shown, on: 'both' })
})

test('choosing the design of the other side swaps both sides', () => {
  expect(arrange({ left: 'jwt-denylist' }, shown)).toEqual({
    left: 'jwt-denylist',
    right: 'database',
    on: 'left',
  })
  expect(arrange({ right: 'database' }, shown)).toEqual({
    left: 'jwt-denylist',
    right: 'database',
    on: 'left',
  })
})

test('a link that names one design twice still compares two designs', () => {
  for (const id of OFFERED) {
    const { left, right } = arrange({ left: id, right: id }, STOCK_SIDES)
    expect(left).toBe(id)
    expect(right).not.toBe(id)
  }
})

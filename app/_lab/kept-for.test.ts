import { expect, test } from 'vitest'
import { keptFor } from './kept-for'

const NOW = new Date('2026-01-01T00:00:00Z')

test.each([
  ['a=1; Path=/; Max-Age=60; Expires=Thu, 01 Jan 2026 00:00:10 GMT', 60],
  ['a=1; Path=/; expires=Thu, 01 Jan 2026 00:00:10 GMT; HttpOnly', 10],
  ['a.0=1; Max-Age=7', 7],
  ['a=1; Path=/', null],
  ['a-longer-name=1; Max-Age=60', null],
])('%s', (line, seconds) => {
  const headers = new Headers()
  headers.append('set-cookie', 'z=1; Max-Age=1')
  headers.append('set-cookie', line)
  expect(keptFor(headers, 'a', NOW)).toBe(seconds)
})

import { expect, test } from 'vitest'
import { sparingLog } from './sparing-log'

test('A-G66: requests that fail write each line only so often in a minute', () => {
  let now = 0
  const lines: string[] = []
  const log = sparingLog(
    (line) => lines.push(line),
    () => now,
  )
  for (let times = 0; times < 1_000; times += 1) log('[auth] SyntaxError')
  expect(lines).toHaveLength(30)
  expect(lines.at(-1)).toMatch(/^\[auth\] SyntaxError \(so often/)
  log('[auth] AdapterError')
  expect(lines.at(-1)).toBe('[auth] AdapterError')
  now = 60_000
  log('[auth] SyntaxError')
  expect(lines.at(-1)).toBe('[auth] SyntaxError')
})

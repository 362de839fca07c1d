import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { MUTANTS } from './mutants'

test.each(MUTANTS)('the mutant $id fits the file that it changes', ({ file, find }) => {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  expect(text.split(find).length - 1).toBe(1)
})

test.each(MUTANTS)('the test that must notice $id exists', ({ test: wanted }) => {
  if ('unit' in wanted) return expect(existsSync(wanted.unit)).toBe(true)
  const titles = readFileSync(`e2e/${wanted.spec}.spec.ts`, 'utf8')
  expect(titles.length).toBeGreaterThan(0)
})

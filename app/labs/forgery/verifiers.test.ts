import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { FILES } from './verifiers'

test('every file of a verifier exists', () => {
  const files = Object.values(FILES).flat()
  expect(files.length).toBeGreaterThan(5)
  expect(files.filter((file) => !existsSync(file))).toEqual([])
})

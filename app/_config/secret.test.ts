import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { resolveSecret } from './secret'

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'secret-'))
})
afterEach(() => rmSync(dataDir, { recursive: true }))

test('is created once and kept in a file that only its owner can read', () => {
  const made = resolveSecret(undefined, { required: false, dataDir })
  expect(resolveSecret(undefined, { required: false, dataDir })).toBe(made)
  expect(readFileSync(join(dataDir, 'secret'), 'utf8')).toBe(made)
  expect(statSync(join(dataDir, 'secret')).mode & 0o077).toBe(0)
})

test('two folders get different secrets, and so do two processes that cannot write', () => {
  const other = mkdtempSync(join(tmpdir(), 'secret-'))
  expect(resolveSecret(undefined, { required: false, dataDir })).not.toBe(
    resolveSecret(undefined, { required: false, dataDir: other }),
  )
  rmSync(other, { recursive: true })
  const inMemory = () => resolveSecret(undefined, { required: false, dataDir: null })
  expect(inMemory()).not.toBe(inMemory())
})

test('a generated secret passes its own check', () => {
  const made = resolveSecret(undefined, { required: false, dataDir: null })
  expect(resolveSecret(made, { required: true, dataDir: null })).toBe(made)
})

test('a configured secret is not written to disk', () => {
  const given = 'q1w2e3r4t5y6u7i8o9p0a1s2d3f4g5h6'
  expect(resolveSecret(given, { required: true, dataDir })).toBe(given)
  expect(() => readFileSync(join(dataDir, 'secret'))).toThrow('ENOENT')
})

test('a missing folder is an error; the secret is not kept in memory instead', () => {
  expect(() =>
    resolveSecret(undefined, { required: false, dataDir: join(dataDir, 'gone') }),
  ).toThrow('ENOENT')
})

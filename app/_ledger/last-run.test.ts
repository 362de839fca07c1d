import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Report } from '@/_ledger/report'
import { getLastRun } from './last-run'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'last-run-'))
  mkdirSync(join(folder, 'docs'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const made = (at: string): Report => ({
  facts: { at, seconds: 1, store: 'embedded', node: 'v20', version: '1', commit: null },
  designs: [],
  results: [],
})
const put = (place: string, text: string) => writeFileSync(join(folder, place), text)

test('without any report there is none', async () => expect(await getLastRun(folder)).toBeNull())

test('the later of two reports counts', async () => {
  put('docs/evidence.json', JSON.stringify(made('2026-01-02T00:00:00Z')))
  expect((await getLastRun(folder))?.facts.at).toBe('2026-01-02T00:00:00Z')
  put('evidence.json', JSON.stringify(made('2026-01-03T00:00:00Z')))
  expect((await getLastRun(folder))?.facts.at).toBe('2026-01-03T00:00:00Z')
  put('docs/evidence.json', JSON.stringify(made('2026-01-04T00:00:00Z')))
  expect((await getLastRun(folder))?.facts.at).toBe('2026-01-04T00:00:00Z')
})

test('an unreadable report is ignored', async () => {
  put('docs/evidence.json', JSON.stringify(made('2026-01-02T00:00:00Z')))
  put('evidence.json', '{ "facts": ')
  expect((await getLastRun(folder))?.facts.at).toBe('2026-01-02T00:00:00Z')
  put(
    'docs/evidence.json',
    JSON.stringify({ ...made('2026-01-02T00:00:00Z'), results: [{ type: 'holds' }] }),
  )
  expect(await getLastRun(folder)).toBeNull()
})

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'

/** Stands in for Next: it builds a server and a file of the browser, or fails. */
const NEXT = `
const { mkdirSync, writeFileSync } = require('node:fs')
if (process.env.NODE_ENV !== 'production' || process.argv[2] !== 'build') process.exit(3)
mkdirSync('.next/standalone', { recursive: true })
mkdirSync('.next/static')
writeFileSync('.next/static/script.js', '')
`

let checkout: string
beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'build-'))
  mkdirSync(join(checkout, 'node_modules/next/dist/bin'), { recursive: true })
})
afterEach(() => rmSync(checkout, { recursive: true, force: true }))

function build(next: string, env: Record<string, string>): number | null {
  writeFileSync(join(checkout, 'node_modules/next/dist/bin/next'), next)
  const tsx = pathToFileURL(resolve('node_modules/tsx/dist/loader.mjs')).href
  return spawnSync(process.execPath, ['--import', tsx, resolve('app/_cli/build.ts')], {
    cwd: checkout,
    env: { ...process.env, TSX_TSCONFIG_PATH: resolve('tsconfig.json'), ...env },
  }).status
}

test.each(['', 'development', 'test', 'staging'])(
  'a build is one for production where NODE_ENV is “%s”, and its server has all files',
  (NODE_ENV) => {
    expect(build(NEXT, { NODE_ENV })).toBe(0)
    expect(existsSync(join(checkout, '.next/standalone/.next/static/script.js'))).toBe(true)
  },
)

test('a build that fails ends with the code of Next', () => {
  expect(build('process.exit(7)', {})).toBe(7)
})

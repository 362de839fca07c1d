import { readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { z } from 'zod'
import type { BuiltFunction } from './functions'
import { expect, test } from './test'

const MB = 1_000_000
/** The largest function that Vercel accepts, in bytes. */
const LARGEST = 250 * MB

const trace = z.object({ files: z.array(z.string()) })

for (const name of ['middleware', 'instrumentation']) {
  test(`the trace of ${name} is small, without the store and without the root package.json`, ({
    built,
  }) => {
    const path = join(built.copy, `.next/server/${name}.js.nft.json`)
    const files = trace
      .parse(JSON.parse(readFileSync(path, 'utf8')))
      .files.map((file) => normalize(join(dirname(path), file)))
    expect(files).not.toContain(join(built.copy, 'package.json'))
    expect(files.filter((file) => /pglite|prisma|\.wasm/.test(file))).toEqual([])
    expect(files.reduce((sum, file) => sum + statSync(file).size, 0)).toBeLessThan(1.5 * MB)
  })
}

/** The files that functions read at run time without an import. */
const READ = [
  /pglite\.wasm$/,
  /pglite\.data$/,
  /schema_engine_bg\.wasm$/,
  /argon2.*\.node$/,
  /^prisma\/migrations\/.*\.sql$/,
  /^prisma\/snapshot\//,
  /^docs\/evidence\.json$/,
]

test('each function has the files that the store reads, and none is too large', ({ built }) => {
  test.skip(built.functions.length === 0, 'Vercel’s command line could not be installed.')
  const withStore = built.functions.filter(({ name }) => READERS.test(name))
  expect(withStore.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['index', '.well-known/jwks.json', 'api/labs/[lab]']),
  )
  for (const { name, files } of withStore) {
    for (const read of READ)
      expect(
        files.filter(({ path }) => read.test(path)).length,
        `${name}: ${read}`,
      ).toBeGreaterThan(0)
  }
  for (const one of built.functions)
    expect(sizeOf(one), one.name).toBeLessThan(one.name === '_middleware' ? 1.5 * MB : LARGEST)
})

const sizeOf = ({ files }: BuiltFunction) => files.reduce((sum, { bytes }) => sum + bytes, 0)
const READERS = /^(index|\.well-known\/jwks\.json|api\/labs\/\[lab\])$/

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importsOf, withoutComments } from '@/_layers/modules'
import { allRemedies } from '../registry'

const REMEDIES = 'app/_designs/remedies'
const ALLOWED_OF_OURS = ['server-only', '../../refused']

/** What a module imports beside packages and its own folder; for types alone, there is no need to lift anything. */
const foreignImports = (path: string) =>
  importsOf(withoutComments(readFileSync(path, 'utf8')))
    .filter(({ specifier, typeOnly }) => !typeOnly && /^(@\/|\.)/.test(specifier) && !/^\.\/[\w-]+$/.test(specifier))
    .map(({ specifier }) => specifier)
    .filter((specifier) => !ALLOWED_OF_OURS.includes(specifier))

/** The module and every one of its own folder that it imports: what has to be lifted together. */
function together(path: string, seen = new Set<string>()): string[] {
  if (seen.has(path)) return []
  seen.add(path)
  const own = importsOf(withoutComments(readFileSync(path, 'utf8'))).filter(({ specifier, typeOnly }) => !typeOnly && specifier.startsWith('./'))
  return [path, ...own.flatMap(({ specifier }) => together(`${posix.join(posix.dirname(path), specifier)}.ts`, seen))]
}

describe.each(allRemedies())('$id', ({ id, summary, wiring }) => {
  const liftable = `${REMEDIES}/${id}/${id}.ts`

  test('can be lifted into another site: nothing of this one comes along', () => {
    for (const path of together(liftable)) expect(foreignImports(path), path).toEqual([])
  })

  test('its wiring imports what its file exports, and calls it', async () => {
    expect(wiring.match(/\bimport\b/g)).toHaveLength(1)
    const [, names = '', from = ''] = wiring.match(/^import \{ ([^}]+) \} from '([^']+)'/) ?? []
    expect(from).toBe(`./${id}/${id}`)
    const exported: Record<string, unknown> = await import(`./${id}/${id}.ts`)
    for (const name of names.split(',').map((one) => one.trim())) {
      expect(typeof exported[name], name).toBe('function')
      expect(wiring).toContain(`${name}(`)
    }
  })

  test('says in one sentence what it brings and costs', () => {
    expect(summary).toMatch(/^[A-Z].*\.$/)
    expect(summary).not.toMatch(/[.!?] [A-Z]/)
  })
})

test('every folder here is a remedy that some design uses', () => {
  const folders = readdirSync(REMEDIES, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
  expect(folders.filter((name) => existsSync(`${REMEDIES}/${name}/remedy.ts`)).sort()).toEqual(
    allRemedies()
      .map(({ id }) => id)
      .sort(),
  )
})

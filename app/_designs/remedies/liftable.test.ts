import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { liftedWith } from '@/_layers/house'
import { importsOf, withoutComments } from '@/_layers/modules'
import { allLifted } from '../kit/lifted.fixture'
import { allRemedies } from '../registry'

const REMEDIES = 'app/_designs/remedies'
const lifted = await allLifted()

/** `import { a, b } from './x'`, as `['./x', ['a', 'b']]`. */
const namedImports = (text: string): [from: string, names: string[]][] =>
  [...text.matchAll(/^import \{ ([^}]+) \} from '([^']+)'$/gm)].map(([, names = '', from = '']) => [
    from,
    names.split(',').map((name) => name.trim()),
  ])

test('every folder here is a remedy that a design uses, or is used by one', () => {
  const folders = readdirSync(REMEDIES, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  )
  const remedies = folders.filter((name) => existsSync(`${REMEDIES}/${name}/site/remedy.ts`))
  expect(remedies.sort()).toEqual(
    allRemedies()
      .map(({ id }) => id)
      .sort(),
  )
  expect(lifted.map(({ id }) => id)).toEqual(remedies.sort())
  expect([...new Set(lifted.flatMap((remedy) => remedy.folders))].sort()).toEqual(folders.sort())
})

describe.each(lifted)(
  '$id',
  ({ id, folders, packages, schema, models, wiring, files, copies, notes }) => {
    test('lists its own folder first, with all files that it needs', () => {
      expect(folders[0]).toBe(id)
      expect(copies[0]?.path.startsWith(`${id}/`)).toBe(true)
      const fragments = copies
        .filter(({ path }) => path.startsWith(`${id}/`) && path.endsWith('.prisma'))
        .map(({ path }) => path)
      expect(fragments).toEqual(schema === null ? [] : [`${id}/${schema}`])
      if (models !== null) expect(models).toMatch(/^model \w+ \{$/m)
      for (const { path } of copies) expect(liftedWith(`${REMEDIES}/${path}`)).not.toBeNull()
    })

    test('needs no change to the model User', () =>
      expect(models ?? '').not.toMatch(/\bUser\b\s*@relation|@relation\([^)]*userId/))

    test('has a complete auth.ts: its imports exist, and it exports the same names as NextAuth', async () => {
      const imports = namedImports(wiring)
      expect(wiring.match(/^import /gm)).toHaveLength(imports.length)
      for (const [from, names] of imports) {
        for (const name of names)
          expect(
            wiring
              .split('\n')
              .filter(
                (line) => !line.startsWith('import ') && new RegExp(`\\b${name}\\b`).test(line),
              ),
            name,
          ).not.toEqual([])
        if (from === './config' || from === './prisma' || packages.includes(from)) continue
        expect(folders).toContain(from.split('/')[1])
        const exported: Record<string, unknown> = await import(`./${from.slice(2)}.ts`)
        for (const name of names) expect(typeof exported[name], name).toBe('function')
      }
      for (const name of ['handlers', 'auth', 'signIn', 'signOut'])
        expect(wiring).toMatch(
          new RegExp(`^export const (${name} =|\\{[^}]*\\b${name}\\b[^}]*\\} =)`, 'm'),
        )
      expect(wiring.endsWith('\n')).toBe(true)
    })

    test('names every package that its files import', () => {
      const scripts = [...copies, ...files].filter(({ path }) => /\.tsx?$/.test(path))
      const imported = scripts.flatMap(({ text }) =>
        importsOf(withoutComments(text)).map(({ specifier }) => specifier),
      )
      const beyond = imported.filter((from) => !/^([.@]|next-auth|next\/|react$|node:)/.test(from))
      for (const from of beyond) expect(packages).toContain(from)
    })

    test('has further files that import only exports of auth.ts and its folders', () => {
      for (const { text } of files)
        for (const [, names = ''] of text.matchAll(/\{ ([^}]+) \} from '@\/auth'/g))
          for (const name of names.split(','))
            expect(wiring).toContain(`export const ${name.trim().split(' ')[0]} =`)
    })

    test('says in plain sentences what happens to the users of the other app', () => {
      for (const note of [notes.refused, notes.changeOver, notes.ending, ...notes.more]) {
        expect(note).toMatch(/^\S.*\.$/)
        for (const sentence of note.split(/(?<=[.:;!?]) /))
          expect(
            sentence.split(' ').filter((word) => /^\w/.test(word)).length,
            sentence,
          ).toBeLessThanOrEqual(18)
      }
    })
  },
)

describe.each(allRemedies())('$id', ({ summary, lift, id }) => {
  test('says in one sentence what it adds and costs', () => {
    expect(summary).toMatch(/^[A-Z].*\.$/)
    expect(summary).not.toMatch(/[.!?] [A-Z]/)
  })

  test('its page and the copied files have the same text', () =>
    expect(lifted.find((one) => one.id === id)).toMatchObject(lift))
})

test('no copied file depends on the types of this site', () => {
  for (const { copies } of lifted)
    for (const { path, text } of copies) expect(text, path).not.toContain('signingIn')
  expect(readFileSync('app/_designs/kit/next-auth.d.ts', 'utf8')).toContain('declare module')
})

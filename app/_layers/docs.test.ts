import { existsSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { describe, expect, test } from 'vitest'
import { MAY_IMPORT, MAY_IMPORT_TYPES } from './house'
import { filesIn } from './modules'

const textOf = (path: string) => readFileSync(path, 'utf8')

/** The files that cite each matching name. */
function cited(name: RegExp): Map<string, string[]> {
  const places = new Map<string, string[]>()
  for (const path of [...filesIn('app', /\.tsx?$/), ...filesIn('e2e', /\.tsx?$/)]) {
    if (path === 'app/_layers/docs.test.ts') continue
    for (const [found] of textOf(path).matchAll(name))
      places.set(found, [...(places.get(found) ?? []), path])
  }
  return places
}

test('docs/attacks.md explains every cited attack, and names a file that cites it', () => {
  const places = cited(/\bA-[A-H]\d\d\b/g)
  const rows = [...textOf('docs/attacks.md').matchAll(/^\| (A-[A-H]\d\d) \|.*\| (.+) \|$/gm)]
  expect(rows.map(([, id]) => id).sort()).toEqual([...places.keys()].sort())
  for (const [, id = '', files = ''] of rows)
    for (const [, path] of files.matchAll(/`([^`]+)`/g)) expect(places.get(id), id).toContain(path)
})

test('docs/traps.md explains every trap that a test or a comment cites', () => {
  const explained = [...textOf('docs/traps.md').matchAll(/^## Trap (\d+):/gm)].map(
    ([, number]) => `trap ${number}`,
  )
  expect([...cited(/\btrap \d+\b/g).keys()].filter((trap) => !explained.includes(trap))).toEqual([])
})

test('docs/architecture.md has the current table of layers', () => {
  const names = (text = '') => [...text.matchAll(/`(\w+)`/g)].map(([, name]) => name).sort()
  const rows = [...textOf('docs/architecture.md').matchAll(/^\| `(_\w+)` \|.*\| (.+) \|$/gm)]
  const table = rows.map(([, folder, imports = '']) => {
    const [all, types] = imports.split('types of')
    return [folder, names(all), names(types)]
  })
  expect(table).toEqual(
    Object.entries(MAY_IMPORT)
      .sort(([a], [b]) => rows.findIndex(([, f]) => f === a) - rows.findIndex(([, f]) => f === b))
      .map(([folder, all]) => [
        folder,
        [...all].sort(),
        [...(MAY_IMPORT_TYPES[folder] ?? [])].sort(),
      ]),
  )
})

const PAGES = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...filesIn('docs', /\.md$/)]

const FILES = ['app', 'e2e', 'prisma'].flatMap((folder) => filesIn(folder, /./))

describe.each(PAGES)('%s', (page) => {
  test('names modules that exist', () => {
    // A decision keeps the names of its day. A name with `<…>` or `*` stands for many names.
    const named = page.startsWith('docs/decisions') ? '' : textOf(page)
    const modules = [...named.matchAll(/`([\w()[\]./-]+\.tsx?)`/g)].map(([, path = '']) => path)
    const isThere = (path: string) =>
      existsSync(path) || FILES.some((file) => file.endsWith(`/${path}`))
    expect(modules.filter((path) => !isThere(path))).toEqual([])
  })

  test('links to files that exist', () => {
    const links = [...textOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link)
    const files = links
      .filter((link) => !/^(https?:|#)/.test(link))
      .map((link) => link.split('#')[0])
    const missing = files.filter((file) => !existsSync(posix.join(posix.dirname(page), file ?? '')))
    expect(missing).toEqual([])
  })
})

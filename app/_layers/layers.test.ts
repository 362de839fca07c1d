import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { circles } from './circles'
import { designIds, modules } from './made-up.fixture'
import { readEverything } from './modules'
import { size, violations } from './rules'

test('no module of the app breaks a rule of the house', () => {
  expect(modules.length).toBeGreaterThan(40)
  expect(violations(modules, designIds)).toEqual([])
})

test('no file has more than 250 lines, tests and tools included', () => {
  const files = readEverything()
  expect(files.filter(({ path }) => path.endsWith('.spec.ts')).length).toBeGreaterThan(40)
  expect(files.flatMap((file) => size(file).map((what) => `${file.path} ${what}`))).toEqual([])
})

test('files stay small: the median is at most 60 lines', () => {
  const lengths = modules.map(({ text }) => text.split('\n').length).sort((a, b) => a - b)
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(60)
})

test('every file that a page names exists', () => {
  const named = modules.flatMap(({ path, text }) =>
    [...text.matchAll(/(?:\bfile=|\[)["'`](app\/[^"'`$]+\.tsx?)["'`]/g)].map(([, file = '']) => ({
      path,
      file,
    })),
  )
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter(({ file }) => !existsSync(file))).toEqual([])
})

test('no module imports itself through other modules', () => {
  expect(circles(modules)).toEqual([])
})

test('a cycle of three modules is found, including type imports', () => {
  const circle = [
    { path: 'app/_ui/a.ts', text: `import { b } from './b'` },
    { path: 'app/_ui/b.ts', text: `export { c } from '@/_ui/c'` },
    { path: 'app/_ui/c.tsx', text: `import type { A } from './a'` },
    { path: 'app/_ui/d.ts', text: `import { a } from './a'` },
  ]
  expect(circles(circle)).toEqual(['app/_ui/a.ts > app/_ui/b.ts > app/_ui/c.tsx > app/_ui/a.ts'])
})

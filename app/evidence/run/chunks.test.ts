import { expect, test } from 'vitest'
import { chunksOf, placeOf } from './chunks'

const lab = (id: string, count: number) => ({
  id,
  experiments: Array.from({ length: count }, (_, index) => ({ id: `e${index}` })),
})
const DESIGNS = Array.from({ length: 12 }, (_, index) => `d${index}`)
const stages = (chunks: ReturnType<typeof chunksOf>) =>
  chunks.flatMap((chunk) =>
    chunk.experiments.flatMap((experiment) =>
      chunk.designs.map((design) => placeOf(chunk.lab, experiment, design)),
    ),
  )

test('every experiment is requested once', () => {
  const asked = stages(chunksOf([lab('one', 6), lab('two', 70)], DESIGNS, new Set()))
  expect(new Set(asked).size).toBe(asked.length)
  expect(asked).toHaveLength(76 * 12)
})

test('no request is too large, unless a single design already is', () => {
  const chunks = chunksOf([lab('one', 8), lab('two', 6), lab('three', 80)], DESIGNS, new Set())
  expect(chunks.map(({ lab, designs }) => `${lab} ${designs.length}`)).toEqual([
    'one 6',
    'one 6',
    'two 12',
    ...DESIGNS.map(() => 'three 1'),
  ])
})

test('finished experiments are not requested again', () => {
  const labs = [lab('one', 2), lab('two', 1)]
  const ended = new Set([
    ...DESIGNS.map((design) => placeOf('two', 'e0', design)),
    ...DESIGNS.map((design) => placeOf('one', 'e1', design)),
    'one e0 d0',
  ])
  const chunks = chunksOf(labs, DESIGNS, ended)
  expect(chunks).toEqual([{ lab: 'one', experiments: ['e0'], designs: DESIGNS.slice(1) }])
  expect(chunksOf(labs, DESIGNS, new Set([...ended, ...stages(chunks)]))).toEqual([])
})

import { expect, test } from 'vitest'
import { GOLDEN } from '@/_designs/guarantees.golden'
import { browserExperiment, ONLY_A_BROWSER } from './browser-experiment'
import { experiment, question } from './experiment'
import { perform } from './perform'
import { planOf } from './plan'
import type { LabEvent } from './site'
import type { DesignInfo } from './subject'

const parts = {
  title: 'A form',
  hypothesis: 'It travels.',
  questions: {
    sent: question({
      ask: 'Does it?',
      answers: { yes: 'yes', no: 'no' },
      expected: () => ['yes'],
      claims: { C9: { yes: 'holds', no: 'does not hold' } },
    }),
  },
}
const experiments = [
  browserExperiment({ id: 'form', ...parts }),
  experiment({ id: 'header', ...parts, run: async (_, tell) => tell('sent', 'yes', '200') }),
]
const subjects = Object.values(GOLDEN)
  .slice(0, 1)
  .map(
    ({ guarantees }): DesignInfo => ({
      ...{ id: 'x', label: 'X', goesBy: '', strategy: 'jwt', remedies: [], adjustable: false },
      renewal: { method: 'GET', path: '/' },
      cookies: { sessionToken: 's', refreshToken: 'r' },
      ...{ guarantees, oneProcess: true },
    }),
  )

test('a run over HTTP skips what only a browser can show, and performs the rest', async () => {
  const told: LabEvent[] = []
  await perform({
    ...{ origin: 'http://127.0.0.1:9', pass: '', experiments, subjects, atOnce: 1 },
    emit: (event) => told.push(event),
    signal: new AbortController().signal,
  })
  const of = { experiment: 'form', design: 'x' }
  expect(told.filter((event) => 'experiment' in event && event.experiment === 'form')).toEqual([
    { type: 'begin', ...of },
    { type: 'skipped', ...of, why: ONLY_A_BROWSER },
    { type: 'end', ...of },
  ])
  expect(told).toContainEqual(
    expect.objectContaining({ type: 'finding', experiment: 'header', answer: 'yes' }),
  )
})

test('a page knows which experiments only a browser can perform', () => {
  const plan = planOf({ id: 'storage', title: 'Storage', question: 'Where?', experiments }, [])
  expect(plan.experiments.map(({ id, byBrowser }) => [id, byBrowser])).toEqual([
    ['form', true],
    ['header', false],
  ])
})

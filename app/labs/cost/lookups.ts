import type { Guarantees } from '@/_designs/guarantees'
import { experiment, question } from '@/_lab/experiment'
import { askOften, SHARE_ANSWERS, shareFor, shareOf, sum } from './ask'

const REQUESTS = 100

/** How many times the copy of a server gets too old during the requests. Another may renew it. */
const COPIES = 2.5

/**
 * The time between two requests, in ms. A server that asks "sometimes" goes by a copy for as long
 * as its lag, so the requests take longer than that.
 */
const pace = ({ lookups, lagMs }: Guarantees): number =>
  lookups === 'sometimes' ? Math.ceil((COPIES * (lagMs ?? 0)) / REQUESTS) : 0

export const lookups = experiment({
  id: 'lookups',
  title: 'Count the lookups of a hundred requests',
  hypothesis: 'A session costs a lookup on every request, and a JWT costs none.',
  questions: {
    lookups: question({
      ask: 'One device asks a hundred times who it is. How many of the requests ask a store?',
      answers: SHARE_ANSWERS,
      expected: ({ guarantees }) => [shareFor(guarantees.lookups)],
      claims: {
        C24: { all: 'holds', some: 'does not hold', none: 'does not hold' },
        C39: {
          all: 'does not hold',
          some: 'does not hold',
          none: 'holds',
        },
        C60: { all: 'does not hold', some: 'holds', none: 'holds' },
        W9: { all: 'holds', some: 'does not hold', none: 'does not hold' },
        W10: {
          all: 'does not hold',
          some: 'does not hold',
          none: { holdsOnlyIf: 'what the token says need not be true any more' },
        },
      },
    }),
    told: question({
      ask: 'Does the Server-Timing header count what the trace in the body counts?',
      answers: { same: 'the same, in every answer', other: 'something else' },
      expected: () => ['same'],
      claims: {},
    }),
  },
  async run(stage, tell) {
    const { visitor } = await stage.visitor()
    const everyMs = pace(stage.subject.guarantees)
    if (everyMs > 0)
      stage.note('Time', `${everyMs} ms go by before each request, so that copies get too old`)
    const costs = await askOften(stage, visitor, REQUESTS, { everyMs })
    const asking = costs.filter((cost) => cost.lookups > 0).length
    const all = sum(costs.map((cost) => cost.lookups))
    const figure = `${all} lookups in ${REQUESTS} requests, ${asking} of which asked; ${sum(costs.map(({ crypto }) => crypto))} cryptographic operations`
    tell(
      'lookups',
      shareOf(costs, (cost) => cost.lookups > 0),
      figure,
    )
    const told = costs.filter((cost) => cost.told).length
    tell('told', told === REQUESTS ? 'same' : 'other', `the same in ${told} of ${REQUESTS}`)
  },
})

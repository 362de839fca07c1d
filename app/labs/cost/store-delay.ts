import { experiment, question } from '@/_lab/experiment'
import { askOften, SHARE_ANSWERS, shareOf, sharesOf } from './ask'
import { spread } from './check'

const REQUESTS = 20
const FAR_MS = 40
/** A timer may fire a moment before its time. */
const NEARLY_MS = FAR_MS - 2

export const storeDelay = experiment({
  id: 'distance',
  title: 'Move the store away',
  hypothesis: 'Looking a session up is slow, and verifying a token is fast.',
  questions: {
    waits: question({
      ask: `The store is ${FAR_MS} ms farther away. How many of ${REQUESTS} requests wait for it?`,
      answers: SHARE_ANSWERS,
      expected: ({ guarantees }) => sharesOf(guarantees.lookups),
      claims: {
        C24: { all: 'holds', some: 'does not hold', none: 'does not hold' },
        C60: {
          all: 'does not hold',
          some: 'holds',
          none: 'holds',
        },
      },
    }),
  },
  async run(stage, tell) {
    const { visitor } = await stage.visitor()
    const near = await askOften(stage, visitor, REQUESTS)
    const headers = { 'x-lab-conditions': `delay=${FAR_MS}` }
    const far = await askOften(stage, visitor, REQUESTS, {
      headers,
      action: `asks who it is, with the store ${FAR_MS} ms farther away`,
    })
    tell(
      'waits',
      shareOf(far, ({ lookupMs }) => lookupMs >= NEARLY_MS),
      `${spread(near, 'totalMs')} with the store where it is, ${spread(far, 'totalMs')} with it ${FAR_MS} ms away`,
    )
  },
})

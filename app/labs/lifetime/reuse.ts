import type { LabDevice } from '@/_lab/device'
import { experiment, question } from '@/_lab/experiment'
import { noRefresh, reusedOr200, twin } from './refresh'

const REUSED = {
  ended: '401, and the family ends: everybody has to sign in again',
  refused: '401, and the others go on',
  accepted: '200: it is let in',
} as const

/** The results for the reused token, and for the tab with the live token. */
async function afterwards(
  late: LabDevice,
  live: LabDevice,
): Promise<[keyof typeof REUSED, string]> {
  const reply = reusedOr200(await late.renew('refreshes with its old token'))
  const other = await live.renew('refreshes with the live token')
  const figure = `${reply.status} ${reply.code() ?? ''}`.trim()
  const otherwise = other.status === 200 ? 'refused' : 'ended'
  return [
    reply.status === 200 ? 'accepted' : otherwise,
    `${figure}; the live token then got ${other.status}`,
  ]
}

export const slowTab = experiment({
  id: 'slow-tab',
  title: 'A tab that comes too late: the false alarm',
  hypothesis: 'Refresh tokens make theft harmless, and honest people notice nothing.',
  skips: noRefresh,
  questions: {
    slow: question({
      ask: 'A tab has refreshed twice. A slow one comes with the token that both had at first. What does it get?',
      answers: REUSED,
      expected: () => ['ended'],
      claims: {
        W22: {
          ended: 'does not hold',
          refused: 'does not hold',
          accepted: null,
        },
      },
    }),
  },
  async run(stage, tell) {
    const { visitor: tab } = await stage.visitor()
    const slow = twin(stage, tab, 'Slow tab')
    stage.note('Slow tab', 'holds the same token, and sleeps')
    for (const action of ['refreshes', 'refreshes again']) (await tab.renew(action)).oneOf(200)
    tell('slow', ...(await afterwards(slow, tab)))
  },
})

export const lateAnswer = experiment({
  id: 'after-the-interval',
  title: 'The parent comes back too late',
  hypothesis: 'Without a few seconds of grace, two tabs are a theft.',
  skips: noRefresh,
  questions: {
    late: question({
      ask: 'The parent of the live token comes back once the reuse interval is over. What does it get?',
      answers: REUSED,
      expected: () => ['ended'],
      claims: { C54: { ended: 'holds', refused: 'does not hold', accepted: 'does not hold' } },
    }),
  },
  async run(stage, tell) {
    const { visitor: tab } = await stage.visitor()
    const slow = twin(stage, tab, 'Slow tab')
    stage.note('Slow tab', 'holds the same token, and sleeps')
    ;(await tab.renew('refreshes')).oneOf(200)
    await stage.wait(
      (stage.subject.guarantees.reuseIntervalMs ?? 0) + 300,
      'the reuse interval passes',
    )
    tell('late', ...(await afterwards(slow, tab)))
  },
})

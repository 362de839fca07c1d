import type { LabDevice } from '@/_lab/device'
import { experiment, question } from '@/_lab/experiment'
import type { Reply } from '@/_lab/reply'
import type { Stage } from '@/_lab/stage'
import { type CheckCost, checkOften, timesOf } from '@/_measure/check-cost'
import { askOften } from './ask'

const WARM_UP = 10
const CHECKS = 100
const BURST = 60
const AT_ONCE = 10

const PAYS = {
  lookup: 'lookups',
  crypto: 'cryptography',
  both: 'lookups and cryptography',
  neither: 'neither: what it needs is in memory',
} as const
type Pays = keyof typeof PAYS

function pays(lookups: boolean, crypto: boolean): Pays {
  if (lookups) return crypto ? 'both' : 'lookup'
  return crypto ? 'crypto' : 'neither'
}

/** Whether a run may see an event, by its frequency. */
const SEEN = { always: [true], sometimes: [true, false], never: [false] } as const

export const check = experiment({
  id: 'check',
  title: 'Time a hundred checks',
  hypothesis: 'A check that asks no database costs the server less.',
  questions: {
    pays: question({
      ask: 'Once everything is warm: what do a hundred checks pay for?',
      answers: PAYS,
      expected: ({ guarantees: { lookups, crypto } }) =>
        SEEN[lookups].flatMap((asks) => SEEN[crypto].map((computes) => pays(asks, computes))),
      claims: {},
    }),
    burst: question({
      ask: `Then come ${BURST} requests, ${AT_ONCE} at a time. How many of them are accepted?`,
      answers: { all: 'all of them', fewer: 'fewer' },
      expected: () => ['all'],
      claims: {},
    }),
  },
  async run(stage, tell) {
    const { visitor } = await stage.visitor()
    await askOften(stage, visitor, WARM_UP, { action: 'asks who it is, to warm up' })
    const costs = await askOften(stage, visitor, CHECKS)
    const paid = pays(
      costs.some(({ lookups }) => lookups > 0),
      costs.some(({ crypto }) => crypto > 0),
    )
    tell(
      'pays',
      paid,
      `${spread(costs, 'totalMs')} in the server, of which ${spread(costs, 'lookupMs')} lookups and ${spread(costs, 'cryptoMs')} cryptography`,
    )
    const start = performance.now()
    const answered = await burst(stage, visitor)
    const perSecond = Math.round((BURST / (performance.now() - start)) * 1000)
    const accepted = answered.filter(({ status }) => status === 200).length
    tell(
      'burst',
      accepted === BURST ? 'all' : 'fewer',
      `${accepted} of ${BURST}; ${perSecond} a second, the network and this client included`,
    )
  },
})

/** Sends many checks, some at once, and returns the answers. The run shows none of them. */
function burst(stage: Stage, visitor: LabDevice): Promise<Reply[]> {
  const action = 'asks as fast as it can'
  stage.note(visitor.actor, `${action}, ${BURST} times, ${AT_ONCE} at a time`)
  const path = `/api/whoami/${stage.subject.id}`
  return checkOften(() => visitor.send('GET', path, { action, quiet: true }), {
    ...{ times: BURST, atOnce: AT_ONCE },
  })
}

/** "1.2 ms (p95 2.3 ms)". */
export function spread(
  costs: readonly CheckCost[],
  part: 'totalMs' | 'lookupMs' | 'cryptoMs',
): string {
  const { p50, p95 } = timesOf(costs, part)
  return `${p50.toFixed(2)} ms (p95 ${p95.toFixed(2)} ms)`
}

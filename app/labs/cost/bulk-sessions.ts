import { experiment, question } from '@/_lab/experiment'
import { Unexpected } from '@/_lab/reply'
import { spreadOf } from '@/_measure/check-cost'
import { type BulkSessionsFigures, kilobytes } from './bulk-sessions-figures'

const FEW = 100
const MANY = 10_000
/** The least growth that counts, as a factor, for a hundred times as many sessions. */
const CLEARLY_MORE = 10

export const bulkSessions = experiment({
  id: 'crowd',
  title: 'Ten thousand sessions in one table',
  hypothesis:
    'Sessions are for sites with few users: the more there are, the longer a lookup takes.',
  skips: ({ guarantees }) =>
    guarantees.sessionLocation === 'table' ? null : 'a check of it finds the session in no table.',
  questions: {
    plan: question({
      ask: `How does the store find one session among ${MANY.toLocaleString('en')}?`,
      answers: { index: 'by a unique index: it reads one row', scan: 'by reading them all' },
      expected: () => ['index'],
      claims: {
        C30: { index: 'does not hold', scan: 'holds' },
        W11: [['session', { index: 'does not hold', scan: 'holds' }]],
      },
    }),
    found: question({
      ask: 'Fifty of them are looked up. How many are found?',
      answers: { all: 'all of them', fewer: 'fewer' },
      expected: () => ['all'],
      claims: {},
    }),
    grows: question({
      ask: 'How much more do they take than a hundred sessions?',
      answers: { more: `at least ${CLEARLY_MORE} times as much`, same: 'hardly any more' },
      expected: () => ['more'],
      claims: { C23: { more: 'holds', same: 'does not hold' } },
    }),
  },
  async run(stage, tell) {
    const { visitor } = await stage.visitor()
    const fill = async (sessions: number) => {
      const action = `has its record copied ${sessions} times into a table that lasts only for this`
      return (
        await visitor.send('POST', `/api/labs/bulk-sessions/${stage.subject.id}`, {
          action,
          json: { sessions },
        })
      ).json<BulkSessionsFigures>(200)
    }
    const [few, many] = [await fill(FEW), await fill(MANY)]
    // A slow store stops the filling before its end.
    if (many.sessions < MANY / 2)
      throw new Unexpected(
        `The store was too slow: ${many.sessions} sessions of ${MANY} were made.`,
      )
    const median = ({ lookups }: BulkSessionsFigures) => `${spreadOf(lookups.ms).p50.toFixed(2)} ms`
    const { node, index } = many.plan
    tell(
      'plan',
      answerOfPlan(many.plan),
      `${node}${index ? ` using ${index}` : ''}; ${median(many)} a lookup among ${many.sessions}, ${median(few)} among ${few.sessions}`,
    )
    tell(
      'found',
      many.lookups.found === many.lookups.count ? 'all' : 'fewer',
      `${many.lookups.found} of ${many.lookups.count}`,
    )
    const [before, after] = [few.rowBytes + few.indexBytes, many.rowBytes + many.indexBytes]
    tell(
      'grows',
      after >= CLEARLY_MORE * before ? 'more' : 'same',
      `${kilobytes(after)} for ${many.sessions} instead of ${kilobytes(before)} for ${few.sessions}, indexes included`,
    )
  },
})

/** @throws Unexpected if it reads more than one row, and not all of them */
function answerOfPlan({ node, index, unique }: BulkSessionsFigures['plan']): 'index' | 'scan' {
  if (unique) return 'index'
  if (index !== null)
    throw new Unexpected(`The plan is ${node} using ${index}, which is not unique.`)
  return 'scan'
}

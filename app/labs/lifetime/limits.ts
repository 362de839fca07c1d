import { experiment, question } from '@/_lab/experiment'
import { untilRefused, type Watched } from '@/_lab/until-refused'

const SHORT = { absoluteS: 7, idleS: 5 }
const ASKING = { everyMs: 400, patienceMs: 10_000 }
/** An answer may have been under way when the session ended; in ms. */
const UNDER_WAY_MS = 300

const ENDS = {
  idle: 'yes: when its idle time was over',
  absolute: 'yes: later than its idle time, at the absolute lifetime',
  never: 'no: it was still accepted when we stopped asking',
} as const

export const limits = experiment({
  id: 'limits',
  title: 'An idle time, and an absolute lifetime',
  hypothesis: 'A session ends when nobody uses it, and in the end also when somebody does.',
  skips: ({ adjustable }) => (adjustable ? null : 'its lifetimes cannot be set, and nobody can wait for the site’s own.'),
  questions: {
    renewed: question({
      ask: `It may last ${SHORT.absoluteS} s, and ${SHORT.idleS} s without use. It is renewed all the time: does it end?`,
      answers: ENDS,
      expected: ({ statement }) => [statement.bounded ? 'absolute' : 'never'],
      claims: {},
    }),
    asked: question({
      ask: 'Another is only asked who it is, all the time, and never renewed: does it end?',
      answers: ENDS,
      expected: () => ['idle'],
      claims: {},
    }),
  },
  async run(stage, tell) {
    const { visitor } = await stage.visitor()
    const reply = await visitor.send('PATCH', `/api/account/${stage.subject.id}`, {
      says: `has new sessions last ${SHORT.absoluteS} s at most, and ${SHORT.idleS} s without use`,
      json: { lifetimes: SHORT },
    })
    reply.json(200)
    const [phone, tablet] = [await visitor.another(stage.device('Phone')), await visitor.another(stage.device('Tablet'))]
    const idleEnds = [Date.parse((await phone.whoami()).expires ?? ''), Date.parse((await tablet.whoami()).expires ?? '')] as const
    const [renewed, asked] = await Promise.all([
      untilRefused(stage, phone, { ...ASKING, renewing: true }),
      untilRefused(stage, tablet, { ...ASKING, renewing: false }),
    ])
    tell('renewed', ...endOf(renewed, idleEnds[0]))
    tell('asked', ...endOf(asked, idleEnds[1]))
  },
})

function endOf({ lastAcceptedAt, refusedAt, code }: Watched, idleEnd: number): [keyof typeof ENDS, string] {
  if (refusedAt === null) return ['never', `accepted for ${ASKING.patienceMs / 1000} s`]
  const late = (lastAcceptedAt ?? 0) - idleEnd
  const figure = `last accepted ${Math.abs(late / 1000).toFixed(1)} s ${late < 0 ? 'before' : 'after'} its idle time would have been over, then ${code}`
  return [late > UNDER_WAY_MS ? 'absolute' : 'idle', figure]
}

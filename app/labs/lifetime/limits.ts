import { experiment, question } from '@/_lab/experiment'
import { type EndedSession, PATIENCE_MS, watchUntilEnd } from '@/_lab/session-end'

const SHORT = { absoluteS: 7, idleS: 5 }

const ENDS = {
  idle: 'yes: when its idle time was over',
  absolute: 'yes: later than its idle time, at the absolute lifetime',
  never: 'no: it was still accepted when we stopped asking',
} as const

export const limits = experiment({
  id: 'limits',
  title: 'An idle time, and an absolute lifetime',
  hypothesis: 'A session ends when nobody uses it, and in the end also when somebody does.',
  skips: ({ adjustable }) =>
    adjustable ? null : 'its lifetimes cannot be set, and nobody can wait for the site’s own.',
  questions: {
    renewed: question({
      ask: `It may last ${SHORT.absoluteS} s, and ${SHORT.idleS} s without use. It is renewed all the time: does it end?`,
      answers: ENDS,
      expected: ({ guarantees }) => [guarantees.hasAbsoluteExpiry ? 'absolute' : 'never'],
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
      action: `has new sessions last ${SHORT.absoluteS} s at most, and ${SHORT.idleS} s without use`,
      json: { lifetimes: SHORT },
    })
    reply.json(200)
    const watch = (name: string, renewing: boolean) =>
      watchUntilEnd(stage, {
        signIn: () => visitor.another(stage.device(name)),
        lifetimes: SHORT,
        renewing,
      })
    const [renewed, asked] = await Promise.all([watch('Phone', true), watch('Tablet', false)])
    tell('renewed', renewed.end, figureOf(renewed))
    tell('asked', asked.end, figureOf(asked))
  },
})

function figureOf({ end, lastAcceptedAt, idleEnd, code }: EndedSession): string {
  if (end === 'never') return `accepted for ${PATIENCE_MS / 1000} s`
  const late = ((lastAcceptedAt ?? 0) - idleEnd) / 1000
  return `last accepted ${Math.abs(late).toFixed(1)} s ${late < 0 ? 'before' : 'after'} its idle time would have been over, then ${code}`
}

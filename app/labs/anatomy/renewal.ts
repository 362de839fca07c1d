import { experiment, question } from '@/_lab/experiment'
import { claimsIn, layOpen, tokenOf } from './inspection'

/** Times in a token are whole seconds. */
const NEXT_SECOND_MS = 1_100

export const renewal = experiment({
  id: 'renewal',
  title: 'One token, and the next',
  hypothesis: 'A session has one token, from the sign-in to its end.',
  questions: {
    token: question({
      ask: 'The browser renews its session. Which token does it hold then?',
      answers: {
        same: 'the one that it had',
        next: 'another one of the same session',
        other: 'one of another session',
      },
      expected: ({ guarantees }) => [guarantees.token === 'opaque' ? 'same' : 'next'],
      claims: {},
    }),
    older: question({
      ask: 'What does the one that it had before get?',
      answers: { good: '200: it is as good as ever', ended: '401: the next one took its place' },
      expected: () => ['good'],
      claims: {},
    }),
    named: question({
      ask: 'By what could a server know that both are of one session?',
      answers: {
        token: 'by the token: it is the same',
        sid: 'by the sid, which stays; the jti is another',
        jti: 'by the jti, which stays',
        nothing: 'by nothing',
      },
      expected: ({ guarantees }) => [guarantees.token === 'opaque' ? 'token' : 'sid'],
      claims: {},
    }),
  },
  async run(stage, tell) {
    const { visitor } = await stage.visitor()
    const [before, was] = [tokenOf(visitor), claimsIn(await layOpen(stage, visitor))]
    await stage.wait(NEXT_SECOND_MS, 'a token counts in whole seconds')
    ;(await visitor.renew()).oneOf(200)
    const [after, is] = [tokenOf(visitor), claimsIn(await layOpen(stage, visitor))]
    const stays = (name: string) =>
      was !== null && is !== null && was[name] !== undefined && was[name] === is[name]
    const names = Object.keys(is ?? {})
    const kept = names.filter(stays)
    const replaced = names.filter((name) => !stays(name))
    const same = before === after
    tell('token', answerOfToken(same, kept), `new: ${inWords(replaced)}`)
    tell('named', answerOfNamed(same, kept), `the same: ${inWords(kept)}`)
    const { status, code } = await stage
      .device('Copy')
      .whoami('asks who it is, with the token from before', { authorization: `Bearer ${before}` })
    tell(
      'older',
      status === 200 ? 'good' : 'ended',
      `asked once${code === null ? '' : `: ${code}`}`,
    )
  },
})

const inWords = (claims: readonly string[]) => claims.join(', ') || 'no claim'

function answerOfToken(same: boolean, kept: readonly string[]): 'same' | 'next' | 'other' {
  if (same) return 'same'
  return kept.includes('sid') ? 'next' : 'other'
}

function answerOfNamed(
  same: boolean,
  kept: readonly string[],
): 'token' | 'jti' | 'sid' | 'nothing' {
  if (same) return 'token'
  if (kept.includes('jti')) return 'jti'
  return kept.includes('sid') ? 'sid' : 'nothing'
}

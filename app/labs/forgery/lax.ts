import type { ClaimVerdict } from '@/_claims/verdict'
import type { LabDevice } from '@/_lab/device'
import { experiment, question } from '@/_lab/experiment'
import { Unexpected } from '@/_lab/reply'
import { Skipped } from '@/_lab/stage'
import { EDITS, type Forgery } from './edits'
import { LAX_PATH } from './lax-path'
import { genuineOf, present } from './reach'

const ANSWERS = {
  lax: 'the lax verifier would let it in, and the site refuses it',
  both: 'both let it in',
  neither: 'both refuse it',
  site: 'the lax verifier refuses it, and the site lets it in',
} as const
type Answer = keyof typeof ANSWERS

const CARELESS = {
  lax: 'holds',
  both: 'holds',
  neither: 'does not hold',
  site: 'holds',
} as const satisfies Record<Answer, ClaimVerdict>
const OPEN_TO_TAMPERING = { ...CARELESS, lax: 'does not hold' } as const

export const laxVerifier = experiment({
  id: 'lax',
  title: 'The same, to a lax verifier',
  hypothesis: 'JWTs are vulnerable to forgery, unless somebody takes care.',
  questions: {
    none: question({
      ask: 'A token with alg none says that its holder is an admin. Who believes it?',
      answers: ANSWERS,
      expected: () => ['lax'],
      claims: { C38: CARELESS, W14: OPEN_TO_TAMPERING },
    }),
    confused: question({
      ask: 'So does one with an HMAC, whose secret is the public key. Who believes it?',
      answers: ANSWERS,
      expected: () => ['lax'],
      claims: { C38: CARELESS, W14: OPEN_TO_TAMPERING },
    }),
    foreign: question({
      ask: 'And one that is well made, by a foreign key. Who believes it?',
      answers: ANSWERS,
      expected: () => ['neither'],
      claims: {},
    }),
  },
  skips: ({ guarantees }) =>
    guarantees.token === 'JWS'
      ? null
      : 'the lax verifier reads signed tokens, and this design has none.',
  async run(stage, tell) {
    const { genuine, forger } = await genuineOf(stage)
    const believed = await believes(forger, {
      what: 'the token as it was issued',
      token: genuine.token,
    })
    if (!believed)
      throw new Unexpected(
        'The lax verifier refuses a token that is genuine: so what it refuses says nothing.',
      )
    for (const id of ['none', 'confused', 'foreign'] as const) {
      const forgeries = await EDITS[id].make(genuine)
      let [lax, site] = [0, 0]
      for (const forgery of forgeries) {
        if (await believes(forger, forgery)) lax++
        if ((await present(forger, forgery)).accepted) site++
      }
      tell(
        id,
        answerOf(lax, site),
        `of ${forgeries.length} sent, ${lax} believed by the lax verifier, ${site} by the site`,
      )
    }
  },
})

/** The result from the number of forgeries that each of the two verifiers accepted. */
function answerOf(lax: number, site: number): Answer {
  if (lax > 0) return site > 0 ? 'both' : 'lax'
  return site > 0 ? 'site' : 'neither'
}

/**
 * @throws Skipped if the lax verifier is switched off; Unexpected for any answer that is not a
 * verdict
 */
async function believes(forger: LabDevice, { what, token }: Forgery): Promise<boolean> {
  const reply = await forger.send('GET', LAX_PATH, {
    action: `asks the lax verifier about ${what}`,
    headers: { authorization: `Bearer ${token}` },
  })
  if (reply.code() === 'switched_off')
    throw new Skipped('the lax verifier is switched off on this site (LAB_VULNERABLE).')
  if (reply.status !== 200 && reply.status !== 401)
    throw new Unexpected(`The lax verifier answered with ${reply.status}.`)
  return reply.status === 200
}

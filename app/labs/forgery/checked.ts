import type { ClaimVerdict } from '@/_claims/verdict'
import type { LabDevice } from '@/_lab/device'
import { experiment, question } from '@/_lab/experiment'
import { Unexpected } from '@/_lab/reply'
import type { Testable } from '@/_lab/subject'
import { FLAWED, type FlawId } from './flawed'
import { counted, genuineOf, present } from './reach'

const ANSWERS = { refused: '401: it is refused', accepted: '200: it is let in' } as const
const CHECKED = { refused: 'holds', accepted: 'does not hold' } as const satisfies Record<
  string,
  ClaimVerdict
>

const asked = (claim: 'iss' | 'aud') => (subject: Testable) => [
  subject.guarantees.checks.includes(claim) ? ('refused' as const) : ('accepted' as const),
]

export const checkedClaims = experiment({
  id: 'checked',
  title: 'The right key, the wrong claims',
  hypothesis:
    'A verifier checks the signature, and then what the token says of its time, its issuer and its audience.',
  questions: {
    expired: question({
      ask: 'The token is over. What does it get?',
      answers: { expired: '401 expired', ...ANSWERS, refused: '401, for another reason' },
      expected: () => ['expired'],
      claims: {
        C41: {
          expired: 'holds',
          refused: 'holds',
          accepted: 'does not hold',
        },
      },
    }),
    notYet: question({
      ask: 'It is not valid yet (nbf). What does it get?',
      answers: ANSWERS,
      expected: () => ['refused'],
      claims: { C41: CHECKED },
    }),
    aud: question({
      ask: 'It is meant for somebody else (aud). What does it get?',
      answers: ANSWERS,
      expected: asked('aud'),
      claims: { C41: CHECKED },
    }),
    iss: question({
      ask: 'It names another issuer (iss). What does it get?',
      answers: ANSWERS,
      expected: asked('iss'),
      claims: {},
    }),
  },
  skips: ({ guarantees }) =>
    guarantees.token === 'opaque' ? 'its token holds no claims that could be checked.' : null,
  async run(stage, tell) {
    const { visitor, forger } = await genuineOf(stage)
    const bench = await visitor.send('POST', `/api/labs/forgery/${stage.subject.id}`, {
      action: 'has its own token issued once more, with something wrong in it',
    })
    const { tokens } = bench.json<{ tokens: { flaw: string; token: string }[] }>(200)
    const send = (flaw: FlawId) =>
      sent(forger, flaw, tokens.find((one) => one.flaw === flaw)?.token)
    const expired = await send('expired')
    tell('expired', expired.code === 'expired' ? 'expired' : expired.answer, expired.figure)
    for (const flaw of ['notYet', 'aud', 'iss'] as const) {
      const { answer, figure } = await send(flaw)
      tell(flaw, answer, figure)
    }
  },
})

async function sent(forger: LabDevice, flaw: FlawId, token: string | undefined) {
  if (token === undefined)
    throw new Unexpected(`The bench gave no token that is “${FLAWED[flaw].name}”.`)
  const said = await present(forger, {
    what: `the token that is flawed: ${FLAWED[flaw].name}`,
    token,
  })
  if (said.status !== 200 && (said.status !== 401 || said.code === null))
    throw new Unexpected(`A flawed token was answered with ${said.status}.`)
  return {
    answer: said.accepted ? ('accepted' as const) : ('refused' as const),
    code: said.code,
    figure: counted([said]),
  }
}

import type { LabDevice } from '@/_lab/device'
import { experiment, question } from '@/_lab/experiment'
import { linesOf } from '@/_lab/kept-for'
import { Unexpected } from '@/_lab/reply'
import type { Said } from '@/_lab/said'
import { type Keeping, keepingOf } from './same-site'

/**
 * The attributes of the session cookie in the answer to a sign-in.
 * @throws Unexpected
 */
export function sessionKeeping(
  reply: Awaited<ReturnType<LabDevice['trySignIn']>>,
  name: string,
): Keeping {
  const [line] = linesOf(reply.headers, name)
  if (line === undefined) throw new Unexpected('The sign-in set no session cookie.')
  return keepingOf(line)
}

export const carriers = experiment({
  id: 'carriers',
  title: 'Two ways to carry a token',
  hypothesis: 'A JWT travels in the Authorization header, and a session in a cookie.',
  questions: {
    header: question({
      ask: 'A program without cookies sends the token in an Authorization header, and then the same request without it. What does it get?',
      answers: {
        header: '200 with the header, 401 without',
        always: '200 both times',
        never: '401 both times',
      },
      expected: () => ['header'],
      claims: {
        C44: { header: 'holds', always: 'does not hold', never: 'does not hold' },
        C63: { header: 'holds', always: null, never: 'does not hold' },
      },
    }),
    readable: question({
      ask: 'Can a script of the page read the cookie that the sign-in sets?',
      answers: { no: 'no: it is HttpOnly', yes: 'yes' },
      expected: () => ['no'],
      deducedFrom: 'the attributes of the cookie',
      claims: {
        C45: { no: 'does not hold', yes: 'holds' },
        W25: { no: 'does not hold', yes: 'holds' },
      },
    }),
  },
  async run(stage, tell) {
    const person = await stage.person()
    const visitor = stage.device('Visitor')
    const keeping = sessionKeeping(
      await visitor.trySignIn(person),
      stage.subject.cookies.sessionToken,
    )
    const authorization = `Bearer ${visitor.token()}`
    const program = stage.device('Program')
    const withHeader = await program.whoami('sends the token in a header', { authorization })
    const without = await program.whoami('sends the same without it')
    tell(
      'header',
      answerOfHeader(withHeader, without),
      `${withHeader.status}, then ${without.status} ${without.code ?? ''}`.trim(),
    )
    const said = [
      keeping.httpOnly ? 'HttpOnly' : 'no HttpOnly',
      `SameSite ${keeping.sameSite ?? 'unsaid'}`,
      keeping.secure ? 'Secure' : 'not Secure',
    ]
    tell('readable', keeping.httpOnly ? 'no' : 'yes', said.join(', '))
  },
})

function answerOfHeader(withHeader: Said, without: Said): 'always' | 'header' | 'never' {
  if (!withHeader.accepted) {
    without.reply.oneOf(401)
    return 'never'
  }
  return without.accepted ? 'always' : 'header'
}

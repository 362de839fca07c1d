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
  title: 'Two ways to carry a session',
  hypothesis:
    'A JWT lives in local storage and travels in the Authorization header; a session lives in a cookie.',
  questions: {
    header: question({
      ask: 'A program sends the token in an Authorization header, and then the same request without it. What does it get?',
      answers: {
        header: '200 with the header, 401 without',
        always: '200 both times',
        never: '401 both times',
      },
      expected: () => ['header'],
      claims: {
        C43: {
          header: { holdsOnlyIf: 'a script of the page puts it there' },
          always: 'does not hold',
          never: 'does not hold',
        },
        C44: { header: 'holds', always: 'does not hold', never: 'does not hold' },
        C47: { header: 'holds', always: 'does not hold', never: 'does not hold' },
      },
    }),
    cookie: question({
      ask: 'A browser sends its cookie, and no header of the page’s own. What does it get?',
      answers: { accepted: '200: the cookie is enough', refused: '401' },
      expected: () => ['accepted'],
      claims: { C48: { accepted: 'holds', refused: 'does not hold' } },
    }),
    readable: question({
      ask: 'Who can read that cookie in the browser?',
      answers: { nobody: 'no script: it is HttpOnly', script: 'every script of the page' },
      expected: () => ['nobody'],
      claims: {
        C45: {
          nobody: { holdsOnlyIf: 'the token is kept where a script can read it' },
          script: 'holds',
        },
        W3: { nobody: 'does not hold', script: 'holds' },
        W5: { nobody: 'does not hold', script: 'holds' },
        W25: { nobody: 'does not hold', script: 'holds' },
      },
    }),
    copied: question({
      ask: 'A script has read a token after all, and sent it to another machine. What does that machine get?',
      answers: { accepted: '200: whoever holds it is let in', refused: '401' },
      expected: () => ['accepted'],
      claims: {
        C46: { accepted: 'does not hold', refused: 'holds' },
        W4: { accepted: 'does not hold', refused: 'holds' },
      },
    }),
  },
  async run(stage, tell) {
    const person = await stage.person()
    const visitor = stage.device('Browser')
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
    const cookie = await visitor.whoami('sends its cookie alone')
    tell('cookie', cookie.accepted ? 'accepted' : 'refused', `${cookie.status}`)
    const said = [
      keeping.httpOnly ? 'HttpOnly' : 'no HttpOnly',
      `SameSite ${keeping.sameSite ?? 'unsaid'}`,
      keeping.secure ? 'Secure' : 'not Secure',
    ]
    tell('readable', keeping.httpOnly ? 'nobody' : 'script', said.join(', '))
    const elsewhere = await stage
      .device('Thief')
      .whoami('presents the copy from elsewhere', { authorization })
    tell('copied', elsewhere.accepted ? 'accepted' : 'refused', `${elsewhere.status}`)
  },
})

function answerOfHeader(withHeader: Said, without: Said): 'always' | 'header' | 'never' {
  if (!withHeader.accepted) {
    without.reply.oneOf(401)
    return 'never'
  }
  return without.accepted ? 'always' : 'header'
}

import type { Guarantees } from '@/_designs/guarantees'
import type { LabDevice } from '@/_lab/device'
import { experiment, question } from '@/_lab/experiment'
import { Unexpected } from '@/_lab/reply'
import type { Stage } from '@/_lab/stage'

export const unread = experiment({
  id: 'unread',
  title: 'A record that is over, and that nobody reads',
  hypothesis: 'Once a session is over, nothing of it is left.',
  skips: ({ guarantees }) =>
    guarantees.token === 'opaque'
      ? null
      : 'its token says by itself when it ends, so no record has to go.',
  questions: {
    kept: question({
      ask: 'A session has just ended. Does the store still know it?',
      answers: {
        kept: 'yes: it is refused as expired, so its record is there',
        dropped: 'no: it is refused as unknown',
      },
      expected: ({ guarantees: { cleanup } }) => expectedAfter(cleanup),
      claims: {},
    }),
    read: question({
      ask: 'Then NextAuth itself is asked with its cookie. And afterwards?',
      answers: {
        gone: 'the record is gone: who reads one that is over deletes it',
        stays: 'the record is still there',
      },
      expected: () => ['gone'],
      claims: { C17: { gone: 'holds', stays: null } },
    }),
  },
  async run(stage, tell) {
    const { visitor } = await stage.visitor()
    let found = await afterItsEnd(stage, visitor)
    // The site purges expired rows once an hour. If a purge came in between, a second try cannot
    // meet another one.
    if (!found.kept && stage.subject.guarantees.cleanup === 'when it is purged')
      found = await afterItsEnd(stage, visitor)
    const { kept, codes, phone, copy } = found
    tell('kept', kept ? 'kept' : 'dropped', `${codes.join(', then ')}`)
    const reply = await phone.renew('lets NextAuth read it')
    const code = await refusalOf(copy)
    tell(
      'read',
      code === 'unknown_session' ? 'gone' : 'stays',
      `NextAuth answered ${reply.status} ${reply.text.slice(0, 20)}; after it ${code}`,
    )
  },
})

function expectedAfter(cleanup: Guarantees['cleanup']): ('kept' | 'dropped')[] {
  if (cleanup === 'at its end') return ['dropped']
  return cleanup === 'at the next sign-in' ? ['kept', 'dropped'] : ['kept']
}

/**
 * Lets the session of one more device expire, and asks twice with a copy. The site's own read
 * changes nothing.
 */
async function afterItsEnd(stage: Stage, visitor: LabDevice) {
  const phone = await visitor.another(stage.device('Phone'))
  await phone.shorten(1)
  const copy = stage.device('Copy')
  copy.copy(phone)
  stage.note('Copy', 'keeps the cookie of the phone')
  await stage.wait(1_150, 'the session ends')
  const codes = [await refusalOf(copy), await refusalOf(copy)]
  return { phone, copy, codes, kept: codes.every((code) => code === 'expired') }
}

/** The code for a session that is over. @throws Unexpected if it says nothing of the record */
async function refusalOf(copy: LabDevice): Promise<string> {
  const { code, status } = await copy.whoami()
  if (code !== 'expired' && code !== 'unknown_session')
    throw new Unexpected(`A session that is over was answered with ${code ?? status}.`)
  return code
}

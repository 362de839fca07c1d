import { experiment, question } from '@/_lab/experiment'
import { Unexpected } from '@/_lab/reply'
import { tokenOf } from './inspection'

export const planted = experiment({
  id: 'planted',
  title: 'Sign in over a planted cookie',
  hypothesis: 'Whoever plants a session cookie in a browser has the session that begins there.',
  questions: {
    attacker: question({
      ask: 'An attacker puts the cookies of his own session into a browser. Then somebody signs in there. Who is the attacker now, by his cookie?',
      answers: {
        other: 'himself, or nobody',
        victim: 'the person who has signed in',
      },
      expected: () => ['other'],
      claims: { D8: { other: 'holds', victim: 'does not hold' } },
    }),
    token: question({
      ask: 'And which token does the browser hold?',
      answers: { fresh: 'a new one', planted: 'the planted one' },
      expected: () => ['fresh'],
      claims: { D8: { fresh: 'holds', planted: 'does not hold' } },
    }),
  },
  async run(stage, tell) {
    const attacker = stage.device('Attacker')
    await attacker.signIn(await stage.person())
    const before = tokenOf(attacker)
    const browser = stage.device('Browser')
    browser.copy(attacker)
    stage.note('Attacker', 'puts his cookies into the browser of somebody else')
    const person = await stage.person()
    await browser.signIn(person)
    const emailOf = async (device: typeof browser) => {
      const { accepted, reply } = await device.whoami('asks who it is, after that sign-in')
      return accepted ? reply.json<{ user: { email: string } }>(200).user.email : null
    }
    if ((await emailOf(browser)) !== person.email)
      throw new Unexpected('The browser is not signed in as the person who signed in.')
    const email = await emailOf(attacker)
    tell(
      'attacker',
      email === person.email ? 'victim' : 'other',
      email === null
        ? 'refused'
        : `accepted as ${email === person.email ? 'the person who signed in' : 'the person of his own session'}`,
    )
    tell(
      'token',
      tokenOf(browser) === before ? 'planted' : 'fresh',
      'compared with the planted one',
    )
  },
})

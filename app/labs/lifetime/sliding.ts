import { experiment, question } from '@/_lab/experiment'
import { keptFor } from '@/_lab/kept-for'

const LEFT_S = 3

export const sliding = experiment({
  id: 'sliding',
  title: 'Use it, renew it, close the browser',
  hypothesis: 'With a JWT one stays signed in, and with a session one has to sign in again.',
  questions: {
    reopened: question({
      ask: 'The browser is closed and opened again. Is the visitor still signed in?',
      answers: { in: 'yes: the cookie outlives the browser', out: 'no: the cookie went with it' },
      expected: () => ['in'],
      claims: { C57: { in: 'holds', out: 'does not hold' } },
    }),
    renewing: question({
      ask: `${LEFT_S} s are left, and the session is renewed. Does its end move on?`,
      answers: { moves: 'yes', stays: 'no' },
      expected: () => ['moves'],
      claims: {},
    }),
    reading: question({
      ask: 'And where the server merely reads who it is?',
      answers: { stays: 'no: to read is not to renew', moves: 'yes: every read renews' },
      expected: () => ['stays'],
      claims: {},
    }),
  },
  async run(stage, tell) {
    const { cookies } = stage.subject
    const person = await stage.person()
    const visitor = stage.device('Visitor')
    const { headers } = await visitor.signIn(person)
    const kept = keptFor(headers, cookies.sessionToken, new Date())
    const reopened = stage.device('Reopened')
    reopened.jar.take(lasting(headers))
    stage.note('Reopened', 'has of the cookies only those that a browser keeps when it is closed')
    const { accepted } = await reopened.whoami()
    tell(
      'reopened',
      accepted ? 'in' : 'out',
      kept === null
        ? 'the cookie has no end of its own'
        : `the browser keeps the cookie for ${inWords(kept)}`,
    )
    await visitor.shorten(LEFT_S)
    const end = async (action: string) =>
      Date.parse((await visitor.whoami(action)).reply.json<{ expires: string }>(200).expires)
    const first = await end('asks until when it is accepted')
    const read = await end('asks once more')
    await visitor.renew()
    const renewed = await end('asks after the renewal')
    tell('reading', read > first ? 'moves' : 'stays', `moved by ${inWords((read - first) / 1000)}`)
    tell(
      'renewing',
      renewed > first ? 'moves' : 'stays',
      `moved by ${inWords((renewed - first) / 1000)}`,
    )
  },
})

/** The cookies with an end of their own, without those that end with the browser. */
function lasting(headers: Headers): Headers {
  const kept = new Headers()
  for (const line of headers.getSetCookie())
    if (/;\s*(max-age|expires)=/i.test(line)) kept.append('set-cookie', line)
  return kept
}

function inWords(seconds: number): string {
  if (seconds >= 172_800) return `${(seconds / 86_400).toFixed(1)} days`
  if (seconds >= 7_200) return `${(seconds / 3_600).toFixed(1)} h`
  return seconds >= 120 ? `${(seconds / 60).toFixed(1)} min` : `${Math.round(seconds)} s`
}

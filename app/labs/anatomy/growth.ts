import type { Guarantees } from '@/_designs/guarantees'
import { cookieBytes, sessionCookies } from '@/_designs/request/token'
import type { LabDevice } from '@/_lab/device'
import { experiment, question } from '@/_lab/experiment'
import type { Stage } from '@/_lab/stage'

/**
 * The sizes of a session's content in bytes: no addition, one that fits into one cookie, and one
 * that takes two cookies.
 */
const SIZES = [1_000, 2_700, 5_400] as const
/** As a token, this is more than the 16 KiB of headers that Node reads. */
const TOO_MUCH = 13_000
/**
 * The statuses for headers that are too large: of Node (RFC 6585, section 5), of a proxy that
 * allows no body of that size either, and of hosts.
 */
const TOO_LARGE = [431, 413, 494] as const
/** The largest size of an identifier with the name of its cookie, in bytes. */
const LIGHT_BYTES = 100

export const growth = experiment({
  id: 'growth',
  title: 'Give the session more to say',
  hypothesis: 'A session holds whatever one wants to keep of a person, and travels light.',
  questions: {
    cookie: question({
      ask: 'There is more and more to say of a person. What becomes of the cookie?',
      answers: {
        same: 'it stays as it is: what there is to say is kept on the server',
        lost: 'it grows, is cut into chunks, and at last every request is refused before anybody looks at it',
        bounded: 'it grows, is cut into chunks, and at last no token is issued any more',
        grows: 'it grows, and is accepted all the same',
      },
      expected: ({ guarantees }) => [expectedOfCookie(guarantees)],
      claims: {
        C6: {
          same: 'holds',
          lost: 'does not hold',
          bounded: 'does not hold',
          grows: 'does not hold',
        },
        D4: {
          same: 'does not hold',
          lost: 'holds',
          bounded: 'does not hold',
          grows: 'does not hold',
        },
      },
    }),
    weight: question({
      ask: 'What does the session add to each request, with no more to say than a name?',
      answers: {
        light: `at most ${LIGHT_BYTES} bytes: an identifier`,
        heavy: `more than ${LIGHT_BYTES} bytes: several identifiers`,
      },
      expected: ({ guarantees }) => [guarantees.token === 'opaque' ? 'light' : 'heavy'],
      claims: {
        C61: { light: 'holds', heavy: 'does not hold' },
        W12: { light: 'holds', heavy: 'does not hold' },
      },
    }),
    chunks: question({
      ask: 'Does what was cut into chunks still sign somebody in?',
      answers: { works: 'yes', broken: 'no', whole: 'nothing was cut' },
      expected: ({ guarantees }) => [guarantees.token === 'opaque' ? 'whole' : 'works'],
      claims: { D4: { works: 'holds', broken: 'does not hold', whole: 'does not hold' } },
    }),
  },
  async run(stage, tell) {
    const { visitor: laptop } = await stage.visitor()
    const plain = carriedBy(stage, laptop)
    tell(
      'weight',
      plain.bytes <= LIGHT_BYTES ? 'light' : 'heavy',
      `${plain.bytes} bytes in ${inWords(plain.cookies)}`,
    )
    const grown: Grown[] = []
    for (const bytes of SIZES) {
      await load(stage, laptop, bytes)
      const phone = await laptop.another(stage.device(`Phone, ${bytes} bytes`))
      const { accepted } = await phone.whoami()
      grown.push({ ...carriedBy(stage, phone), accepted })
    }
    tell('chunks', answerOfChunks(grown), grown.map(({ cookies }) => inWords(cookies)).join(', '))
    await load(stage, laptop, TOO_MUCH)
    const { end, outcome } = await overload(stage, laptop)
    const largest = grown.at(-1)?.bytes ?? 0
    const figure = `${[plain, ...grown].map(({ bytes }) => bytes).join(', ')} bytes; ${outcome}`
    const size = largest === plain.bytes ? 'same' : 'grows'
    tell('cookie', end === 'accepted' ? size : end, figure)
  },
})

function expectedOfCookie({ token, longestToken }: Guarantees): 'same' | 'lost' | 'bounded' {
  if (token === 'opaque') return 'same'
  return longestToken === null ? 'lost' : 'bounded'
}

interface Carried {
  /** The size in a `Cookie` header. */
  bytes: number
  cookies: number
}

interface Grown extends Carried {
  accepted: boolean
}

function answerOfChunks(grown: readonly Grown[]): 'whole' | 'works' | 'broken' {
  if (!grown.some(({ cookies }) => cookies > 1)) return 'whole'
  return grown.every(({ accepted }) => accepted) ? 'works' : 'broken'
}

function carriedBy({ subject }: Stage, device: LabDevice): Carried {
  const cookies = sessionCookies(device.jar.header(), subject.cookies.sessionToken)
  return { bytes: cookieBytes(cookies), cookies: cookies.length }
}

const inWords = (cookies: number) => (cookies === 1 ? 'one cookie' : `${cookies} chunks`)

/**
 * Enlarges the content of the person's future sessions by some bytes.
 * @throws Unexpected
 */
async function load({ subject }: Stage, device: LabDevice, bytes: number): Promise<void> {
  const reply = await device.send('POST', `/api/labs/payload-padding/${subject.id}`, {
    action: `is given a name of ${bytes} bytes`,
    json: { bytes },
  })
  reply.json(200)
}

/**
 * Signs in one more device, and sends its token. The token comes in a body, because no client
 * accepts such large headers either.
 * @throws Unexpected if something else than the size decides
 */
async function overload(
  stage: Stage,
  laptop: LabDevice,
): Promise<{ end: 'lost' | 'bounded' | 'accepted'; outcome: string }> {
  const reply = await laptop.send('POST', `/api/sessions/${stage.subject.id}`, {
    action: 'signs one more device in',
    json: { label: 'Tablet' },
  })
  if (reply.code() === 'sign_in_refused')
    return { end: 'bounded', outcome: `with ${TOO_MUCH} bytes the sign-in gets ${reply.status}` }
  const { token } = reply.json<{ token: string }>(201)
  const said = await stage
    .device('Tablet')
    .tryWhoami('asks who it is', { authorization: `Bearer ${token}` })
  const { status } = said.reply.oneOf(200, ...TOO_LARGE)
  return {
    end: status === 200 ? 'accepted' : 'lost',
    outcome: `with a token of ${token.length} characters the request gets ${status}`,
  }
}

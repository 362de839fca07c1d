import { cookieBytes, sessionCookies } from '@/_designs/request/token'
import type { LabDevice } from '@/_lab/device'
import { experiment, question } from '@/_lab/experiment'
import { addedSince, countRecords } from '@/_lab/records'
import type { Stage } from '@/_lab/stage'
import { shareOf, sum } from './ask'

const DEVICES = 5
/** A random name with the name of its cookie is shorter than this; claims are longer. */
const SHORT_BYTES = 100

const GROWTH = { all: 'each', none: 'none', some: 'some' } as const

const storedBytes = async (stage: Stage, device: LabDevice) => {
  const reply = await device.send('POST', `/api/inspect/${stage.subject.id}`, {
    action: 'asks what is kept of its session',
  })
  return reply.json<{ stored: { bytes: number } | null }>(200).stored?.bytes ?? 0
}

/** The part of a device's `Cookie` header that this design needs, in bytes. */
const wireBytes = ({ subject }: Stage, device: LabDevice): number =>
  cookieBytes(sessionCookies(device.jar.header(), subject.cookies.sessionToken))

export const bytes = experiment({
  id: 'bytes',
  title: 'Weigh a session',
  hypothesis: 'Sessions fill the server up, and JWTs leave nothing there.',
  questions: {
    grows: question({
      ask: 'Five devices sign in. What does the server keep of them?',
      answers: { each: 'a record of each', none: 'nothing of any', some: 'a record of some' },
      expected: ({ guarantees }) => [guarantees.canListSessions ? 'each' : 'none'],
      claims: {
        C23: { each: 'holds', none: 'does not hold', some: 'does not hold' },
        C39: { each: 'does not hold', none: 'holds', some: 'does not hold' },
      },
    }),
    wire: question({
      ask: 'What does each of them send with every request?',
      answers: {
        short: `a name: less than ${SHORT_BYTES} bytes`,
        long: `the session itself: ${SHORT_BYTES} bytes or more`,
      },
      expected: ({ guarantees }) => [guarantees.token === 'opaque' ? 'short' : 'long'],
      claims: {},
    }),
  },
  async run(stage, tell) {
    const person = await stage.person()
    const devices: LabDevice[] = []
    const added: number[] = []
    let before = await countRecords(stage, person)
    for (let n = 1; n <= DEVICES; n++) {
      const device = stage.device(`Device ${n}`)
      await device.signIn(person)
      const after = await countRecords(stage, person)
      devices.push(device)
      added.push(addedSince(before, after).count)
      before = after
    }
    const sizes: number[] = []
    for (const device of devices) sizes.push(await storedBytes(stage, device))
    tell(
      'grows',
      GROWTH[shareOf(added, (records) => records > 0)],
      `${added.join(' + ')} records for ${DEVICES} devices; ${sum(sizes)} bytes, as the server shows its records`,
    )
    const wire = Math.max(...devices.map((device) => wireBytes(stage, device)))
    tell('wire', wire < SHORT_BYTES ? 'short' : 'long', `${wire} bytes of Cookie header`)
  },
})

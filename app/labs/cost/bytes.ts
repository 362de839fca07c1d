import type { LabDevice } from '@/_lab/device'
import { experiment, question } from '@/_lab/experiment'
import type { Stage } from '@/_lab/stage'
import { sum } from './ask'

const MORE_DEVICES = 4
/** A random name with the name of its cookie is shorter than this; claims are longer. */
const SHORT_BYTES = 100

const storedBytes = async (stage: Stage, device: LabDevice) => {
  const reply = await device.send('POST', `/api/inspect/${stage.subject.id}`, {
    action: 'asks what is kept of its session',
  })
  return reply.json<{ stored: { bytes: number } | null }>(200).stored?.bytes ?? null
}

/** The part of a device's `Cookie` header that this design needs, in bytes. */
function wireBytes(stage: Stage, device: LabDevice): number {
  const { sessionToken } = stage.subject.cookies
  const needed = device.jar
    .header()
    .split('; ')
    .filter((pair) => pair.startsWith(`${sessionToken}=`) || pair.startsWith(`${sessionToken}.`))
  return new TextEncoder().encode(needed.join('; ')).length
}

export const bytes = experiment({
  id: 'bytes',
  title: 'Weigh a session',
  hypothesis: 'Sessions fill the server up, and JWTs leave nothing there.',
  questions: {
    grows: question({
      ask: 'Five devices sign in. What does the server keep of them?',
      answers: { each: 'something of each', none: 'nothing of any' },
      expected: ({ guarantees }) => [guarantees.canListSessions ? 'each' : 'none'],
      claims: {
        C23: { each: 'holds', none: 'does not hold' },
        C39: { each: 'does not hold', none: 'holds' },
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
    const { visitor } = await stage.visitor()
    const devices = [visitor]
    for (let n = 1; n <= MORE_DEVICES; n++)
      devices.push(await visitor.another(stage.device(`Device ${n}`)))
    const kept: (number | null)[] = []
    for (const device of devices) kept.push(await storedBytes(stage, device))
    const sizes = kept.filter((size) => size !== null)
    const total = sum(sizes)
    tell(
      'grows',
      sizes.length === 0 ? 'none' : 'each',
      `${total} bytes for ${devices.length} devices${sizes.length > 0 ? `, ${Math.round(total / sizes.length)} each` : ''}`,
    )
    const wire = wireBytes(stage, visitor)
    tell('wire', wire < SHORT_BYTES ? 'short' : 'long', `${wire} bytes of Cookie header`)
  },
})

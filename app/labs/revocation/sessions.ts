import type { LabDevice } from '@/_lab/device'
import { experiment, question } from '@/_lab/experiment'
import { Unexpected } from '@/_lab/reply'
import {
  lagOf,
  observeRevocation,
  prepare,
  REVOCATION_OUTCOMES,
  within,
  worstOf,
} from '@/_lab/revocation-outcome'
import { CANNOT_BE_TAKEN_BACK, ENDS_EVERYWHERE, ENDS_NOW } from '@/_lab/revocation-verdicts'
import type { Stage } from '@/_lab/stage'

interface Listed {
  devices: readonly { id: string; label: string; current: boolean }[] | null
  reason?: string
}

const list = async (device: LabDevice, stage: Stage) =>
  (
    await device.send('GET', `/api/sessions/${stage.subject.id}`, {
      action: 'asks for its list of devices',
    })
  ).json<Listed>(200).devices

const currentIn = (devices: Listed['devices']) =>
  (devices ?? []).filter(({ current }) => current).map(({ id }) => id)

export const oneDevice = experiment({
  id: 'one-device',
  title: 'Revoke one device from another',
  hypothesis: 'The server can end one session, and leave the others alone.',
  questions: {
    phone: question({
      ask: 'The phone is revoked from the laptop. What does the phone’s next request get?',
      answers: {
        ...REVOCATION_OUTCOMES,
        unlisted: '200: the server does not know that there is a phone',
      },
      expected: ({ guarantees: { canListSessions, lagMs } }) =>
        canListSessions ? within(lagMs) : ['unlisted'],
      claims: {
        C14: ENDS_EVERYWHERE.map(
          ([scope, verdicts]) => [scope, { ...verdicts, unlisted: 'does not hold' }] as const,
        ),
        // Of a session in a store, other servers decide as well: see the lab on several servers.
        W8: [['memorySession', { ...ENDS_NOW, unlisted: 'does not hold' }]],
      },
    }),
    laptop: question({
      ask: 'And the laptop’s?',
      answers: { accepted: '200: it is still signed in', refused: '401: it is out as well' },
      expected: () => ['accepted'],
      claims: { C14: { accepted: null, refused: 'does not hold' } },
    }),
    listed: question({
      ask: 'How many of the two devices does the server list?',
      answers: { both: 'both, and which of them is asking', none: 'none: it cannot know' },
      expected: ({ guarantees }) => [guarantees.canListSessions ? 'both' : 'none'],
      claims: {
        // A server knows only the sessions in its own memory.
        C21: [
          [
            'memorySession',
            { both: { holdsOnlyIf: 'there is only one server' }, none: 'does not hold' },
          ],
          ['any', { both: 'holds', none: 'does not hold' }],
        ],
        C42: { both: 'does not hold', none: 'holds' },
      },
    }),
  },
  async run(stage, tell) {
    const { visitor: laptop } = await stage.visitor()
    const phone = await laptop.another(stage.device('Phone'))
    await prepare(stage.subject.guarantees.lagMs, phone)
    const devices = await list(laptop, stage)
    const asking = new Set([...currentIn(devices), ...currentIn(await list(phone, stage))])
    if (devices !== null && (devices.length !== 2 || asking.size !== 2))
      throw new Unexpected(
        `Of 2 devices, ${devices.length} are listed, and ${asking.size} as the one that asks.`,
      )
    tell(
      'listed',
      devices === null ? 'none' : 'both',
      devices === null ? 'unknown to the server' : `${devices.length} of 2 devices`,
    )
    const other = devices?.find(({ current }) => !current)
    const since = performance.now()
    const path = `/api/sessions/${stage.subject.id}/${other?.id ?? 'unknown'}`
    const reply = await laptop.send('DELETE', path, { action: 'revokes the phone' })
    reply.oneOf(200, ...(other ? [] : [404]))
    const { fate, figure } = await observeRevocation(stage, phone, {
      lagMs: other ? lagOf(stage.subject) : null,
      since,
    })
    tell('phone', !other && fate === 'accepted' ? 'unlisted' : fate, figure)
    tell('laptop', (await laptop.whoami()).accepted ? 'accepted' : 'refused', 'asked once')
  },
})

export const everyDevice = experiment({
  id: 'every-device',
  title: 'Revoke all others, then all',
  hypothesis: 'Access ends on every device, as soon as it is asked for.',
  questions: {
    others: question({
      ask: 'Three devices; one of them revokes all others. What do the others get next?',
      answers: REVOCATION_OUTCOMES,
      expected: ({ guarantees: { lagMs } }) => within(lagMs),
      claims: { C15: ENDS_EVERYWHERE },
    }),
    all: question({
      ask: 'Then it revokes all. What does it get itself?',
      answers: REVOCATION_OUTCOMES,
      expected: ({ guarantees: { lagMs } }) => within(lagMs),
      claims: { C15: ENDS_EVERYWHERE, C51: CANNOT_BE_TAKEN_BACK },
    }),
  },
  async run(stage, tell) {
    const { lagMs } = stage.subject.guarantees
    const { visitor: laptop } = await stage.visitor()
    const phone = await laptop.another(stage.device('Phone'))
    const tablet = await laptop.another(stage.device('Tablet'))
    for (const device of [phone, tablet]) await prepare(lagMs, device)
    let since = performance.now()
    await laptop.revoke('others', 'revokes all others')
    const others = worstOf([
      await observeRevocation(stage, phone, { lagMs, since }),
      await observeRevocation(stage, tablet, { lagMs, since }),
    ])
    tell('others', others.fate, others.figure)
    await prepare(lagMs, laptop)
    since = performance.now()
    await laptop.revoke('all', 'revokes all, itself too')
    const { fate, figure } = await observeRevocation(stage, laptop, { lagMs, since })
    tell('all', fate, figure)
  },
})

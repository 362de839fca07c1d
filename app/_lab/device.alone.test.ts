import { describe, expect, test } from 'vitest'
import type { LabDevice } from './device'
import { lookupsOf } from './lookups'
import { Unexpected } from './reply'
import { stageAt, subjectNamed } from './stage.fixture'

/** A device to whose requests a site gives one answer. */
const deviceFor = (status: number, body: unknown): LabDevice =>
  stageAt(subjectNamed('jwt'), () => Response.json(body, { status })).device('Visitor')

const error = { error: { code: 'made_up' } }
const ACTS: readonly [string, (device: LabDevice) => Promise<unknown>, readonly number[]][] = [
  ['a check', (device) => device.whoami(), [200, 401]],
  ['a renewal', (device) => device.renew(), [200, 401]],
  ['a revocation', (device) => device.revoke('all', 'revokes all'), [200]],
]

describe.each(ACTS)('%s', (_, act, known) => {
  test.each(known)('that is answered with %d says something', async (status) => {
    await act(deviceFor(status, error))
  })

  test.each([200, 401, 403, 404, 429, 500, 503].filter((one) => !known.includes(one)))(
    'that is answered with %d says nothing, and the experiment fails',
    async (status) => {
      const failure = act(deviceFor(status, error))
      await expect(failure).rejects.toThrow(Unexpected)
      await expect(failure).rejects.toThrow(`was needed, and ${status} came: made_up.`)
    },
  )
})

test('a check whose answer is of any kind is returned as it came', async () => {
  const said = await deviceFor(503, error).tryWhoami()
  expect(said).toMatchObject({ status: 503, code: 'made_up', accepted: false })
})

test('the lookups of a check are those that its answer counts', async () => {
  const user = { role: 'member' }
  const counted = { user, trace: { lookups: 2 } }
  expect(lookupsOf(await deviceFor(200, counted).whoami())).toBe(2)
  const silent = await deviceFor(200, { user }).whoami()
  expect(() => lookupsOf(silent)).toThrow(Unexpected)
  const refused = await deviceFor(401, error).whoami()
  expect(() => lookupsOf(refused)).toThrow(Unexpected)
})

import { expect, test } from 'vitest'
import { withTemporaryPerson } from '@/_people/temporary'
import type { NotBeforeRecord } from '../not-before'
import { notBeforeRecords } from './records'

const records = notBeforeRecords('made-up')

const spares = (found: NotBeforeRecord | null | 'unknown') =>
  found === null || found === 'unknown' ? found : found.spares

test('a session stays spared until a revocation that does not spare it, and then ends for good', () =>
  withTemporaryPerson(async ({ id }) => {
    const early = { sid: 'early', signedInAt: await records.now() }
    await records.revoke(id, early)
    await records.revoke(id, early)
    expect(spares(await records.find(id))).toBe('early')
    await records.revoke(id, null)
    // This request was accepted before the revocation, and is handled after it.
    await records.revoke(id, early)
    expect(spares(await records.find(id))).toBeNull()
  }))

test('a session that began after the last revocation is spared by the next one', () =>
  withTemporaryPerson(async ({ id }) => {
    await records.revoke(id, null)
    const found = await records.find(id)
    const late = { sid: 'late', signedInAt: found === null || found === 'unknown' ? 0 : found.at }
    await records.revoke(id, late)
    expect(spares(await records.find(id))).toBe('late')
  }))

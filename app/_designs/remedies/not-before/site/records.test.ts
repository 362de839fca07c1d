import { expect, test } from 'vitest'
import { withTemporaryPerson } from '@/_people/temporary'
import type { NotBeforeRecord } from '../not-before'
import { notBeforeRecords } from './records'

const records = notBeforeRecords('made-up')

const spares = (found: NotBeforeRecord | null | 'unknown') =>
  found === null || found === 'unknown' ? found : found.spares

test('a session is spared again and again, until a revocation that does not spare it: from then on it is not', () =>
  withTemporaryPerson(async ({ id }) => {
    const early = { sid: 'early', signedInAt: await records.now() }
    await records.revoke(id, early)
    await records.revoke(id, early)
    expect(spares(await records.find(id))).toBe('early')
    await records.revoke(id, null)
    // Its request was let in before that, and is answered after it.
    await records.revoke(id, early)
    expect(spares(await records.find(id))).toBeNull()
  }))

test('a session that was begun after the last revocation is spared by the next', () =>
  withTemporaryPerson(async ({ id }) => {
    await records.revoke(id, null)
    const found = await records.find(id)
    const late = { sid: 'late', signedInAt: found === null || found === 'unknown' ? 0 : found.at }
    await records.revoke(id, late)
    expect(spares(await records.find(id))).toBe('late')
  }))

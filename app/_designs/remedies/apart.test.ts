import { expect, test } from 'vitest'
import { signIn } from '@/_lab/sign-in.fixture'
import { withTemporaryPerson } from '@/_people/temporary'
import type { Design } from '../design'
import { allDesigns } from '../registry'

const listed = async (design: Design, userId: string) =>
  (await design.devices(userId, '')).devices?.length ?? 1

test.each(allDesigns())('$id accepts, lists and ends no session of another design', (design) =>
  withTemporaryPerson(async ({ id }) => {
    const others = allDesigns().filter(
      (other) => other !== design && other.strategy === design.strategy,
    )
    await signIn(design, id)
    const tokens = new Map<Design, string>()
    for (const other of others) tokens.set(other, (await signIn(other, id)).token)
    for (const [other, token] of tokens)
      expect(await design.read(token), other.id).toMatchObject({ state: 'refused' })
    expect(await listed(design, id)).toBe(1)
    await design.revoke({ scope: 'all', userId: id })
    for (const [other, token] of tokens) {
      expect(await other.readToAct(token), other.id).toMatchObject({ state: 'accepted' })
      expect(await listed(other, id), other.id).toBe(1)
    }
  }),
)

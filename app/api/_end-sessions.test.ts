import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { signInJar } from '@/_designs/client/virtual-device'
import type { Design } from '@/_designs/design'
import { issueTicket } from '@/_people/tickets'
import { pausedBefore, signal } from '@/_store/conditions/paused.fixture'
import type { AcceptedSession } from './_accepted'
import { newSession, ORIGIN, oneMoreDevice, requestOf, revocable } from './_vouched.fixture'
import { DELETE as revokeMany } from './sessions/[design]/route'

/** The first query of a new device that matters, and how many points after it are tried. */
const FIRST_QUERY = 6
const POINTS = 6
/** The queries of a revocation, after the first one that checks the session that asks for it. */
const REVOCATION = [2, 3, 4, 5, 6, 7]
/** In almost every design, this query of a new device comes after its ticket, and before its session. */
const VOUCHED = 12

const device = z.object({ token: z.string() })

async function revoke(session: AcceptedSession): Promise<void> {
  const { id } = session.design
  const response = await revokeMany(requestOf(session, 'DELETE', `/api/sessions/${id}?scope=all`), {
    params: Promise.resolve({ design: id }),
  })
  expect(response.status).toBe(200)
}

const isAccepted = async (design: Design, token: string): Promise<boolean> =>
  (await design.readToAct(token)).state === 'accepted'

/** Whether the new device of an answer is still signed in. */
const leavesSession = async (design: Design, answer: Response): Promise<boolean> =>
  answer.status === 201 && isAccepted(design, device.parse(await answer.json()).token)

describe('A-C41 "revoke all" against "one more device" leaves no live session', () => {
  for (const [index, design] of revocable().entries()) {
    test(`if ${design.id} revokes all while the device is being signed in`, async () => {
      const left: number[] = []
      for (let point = 0; point < POINTS; point += 1) {
        const nth = FIRST_QUERY + 2 * point + (index % 2)
        const session = await newSession(design)
        const answer = await pausedBefore(
          nth,
          () => oneMoreDevice(session),
          () => revoke(session),
        )
        if (await leavesSession(design, answer)) left.push(nth)
      }
      expect(left).toEqual([])
    })

    test(`if a ticket for ${design.id} is redeemed while all are being revoked`, async () => {
      const left: number[] = []
      for (const nth of REVOCATION) {
        const session = await newSession(design)
        const ticket = await issueTicket(session.user.id, design.id, new Date())
        const tokens: string[] = []
        await pausedBefore(
          nth,
          () => revoke(session),
          async () => {
            const { token } = await signInJar(design, ORIGIN, { ticket, label: 'Tablet' })
            if (token !== null) tokens.push(token)
          },
        )
        for (const token of tokens) if (await isAccepted(design, token)) left.push(nth)
      }
      expect(left).toEqual([])
    })

    test(`if ${design.id} vouches for the device while it is being revoked`, async () => {
      const left: number[] = []
      for (const nth of REVOCATION) {
        const session = await newSession(design)
        const [vouched, revoked] = [signal(), signal()]
        const answers: Promise<Response>[] = []
        await pausedBefore(
          nth,
          () => revoke(session),
          async () => {
            const adding = pausedBefore(
              VOUCHED,
              () => oneMoreDevice(session),
              async () => {
                vouched.give()
                await revoked.given
              },
            )
            answers.push(adding)
            await vouched.given
          },
        )
        revoked.give()
        for (const answer of await Promise.all(answers))
          if (await leavesSession(design, answer)) left.push(nth)
      }
      expect(left).toEqual([])
    })
  }
})

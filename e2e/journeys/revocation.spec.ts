import { GOLDEN } from '../../app/_designs/guarantees.golden'
import { signOutPromise } from '../../app/(compare)/live/stated'
import { whoami, whoamiBearer } from '../fixtures/auth'
import type { Expectations } from '../fixtures/expectations'
import {
  accountOf,
  addDevice,
  column,
  everyPair,
  heartbeat,
  nameOf,
  openComparison,
  queryOf,
  startAsVisitor,
  stopwatch,
} from '../fixtures/pages'
import { expect, test } from '../fixtures/test'

const REFUSED = /refused.* \d+ m?s after the click/
const STILL = /still accepted: (valid for another \d+|stated to end within)/

/** The text of a heartbeat and of the stopwatch for a revoked session, or after a sign-out. */
const outcomeOf = ({ status }: Expectations['afterRevocation']) =>
  status === 401 ? REFUSED : STILL

for (const pair of everyPair()) {
  const both = nameOf(pair)

  test(`${both}: C22 D1 C13 C49 roles and copied cookies follow the design`, async ({
    device: { page, api },
  }) => {
    await startAsVisitor(page, pair)
    for (const { expected } of pair) await addDevice(page, expected)
    await page.getByRole('button', { name: 'Make me admin' }).click()
    const arrives = /says admin \d+ m?s after/
    const says = {
      'next request': arrives,
      'within the lag': arrives,
      'next token': /still says member/,
    }
    for (const { expected } of pair) {
      await expect(heartbeat(page, expected, 'This browser')).toContainText(
        says[expected.roleChange],
      )
      await expect(heartbeat(page, expected, 'Phone')).toContainText(says[expected.roleChange])
    }
    const admits = {
      'next request': 'You are in: this design says that you are an administrator.',
      'within the lag': 'You are in: this design says that you are an administrator.',
      'next token': 'Not for you: this design says that you are a member.',
    }
    for (const { id, expected } of pair) {
      await page.goto(accountOf(id))
      await expect(column(page, expected).getByText(admits[expected.roleChange])).toBeVisible()
    }

    await openComparison(page, pair)
    for (const { id, expected } of pair) {
      await column(page, expected).getByRole('button', { name: 'Copy my cookie' }).click()
      await expect(heartbeat(page, expected, 'Copied cookie')).toContainText('accepted')
      const { signOutLagMs = null } = GOLDEN[id]?.guarantees ?? {}
      await expect(column(page, expected)).toContainText(signOutPromise(signOutLagMs))
      await column(page, expected).getByRole('button', { name: 'Sign out' }).click()
      await expect(heartbeat(page, expected, 'This browser')).toContainText('refused (no_token)')
      await expect(heartbeat(page, expected, 'Copied cookie')).toContainText(
        outcomeOf(expected.afterSignOut),
      )
      await expect(column(page, expected)).toContainText('You are not signed in to this design')
      expect(await api.cookie(`${id}.session-token`)).toBeNull()
      // While the other side is signed in, the actions stay available.
      await expect(
        page.getByRole('heading', { name: 'Do something to it, and watch' }),
      ).toHaveCount(id === pair[0].id ? 1 : 0)
    }
  })

  test(`${both}: C14 C15 C51 C16 C55 each way to revoke devices works`, async ({
    device: { page, api },
  }) => {
    const visitor = await startAsVisitor(page, pair)
    for (const { expected } of pair) {
      // The server cannot end a single session that it does not list.
      const outcome = expected.devices === 'listed' ? outcomeOf(expected.afterRevocation) : STILL
      await addDevice(page, expected)
      await heartbeat(page, expected, 'Phone').getByRole('button', { name: 'Revoke Phone' }).click()
      await expect(heartbeat(page, expected, 'Phone')).toContainText(outcome)
      await expect(heartbeat(page, expected, 'This browser')).toContainText('accepted as member')
      await addDevice(page, expected, 'Tablet')
    }
    const before = new Map<string, string | null>()
    for (const { id } of pair) before.set(id, await api.cookie(`${id}.session-token`))
    await page.getByRole('button', { name: 'Change password' }).click()
    const form = page.getByRole('form', { name: 'Change password' })
    await expect(form.getByLabel('Current password')).toHaveValue(visitor.password)
    await form.getByLabel('New password').fill('violet engine harbour nine')
    await form.getByRole('button').click()
    await expect(form).toBeHidden()
    for (const { id, expected } of pair) {
      await expect(heartbeat(page, expected, 'Tablet')).toContainText(
        outcomeOf(expected.afterRevocation),
      )
      await expect(heartbeat(page, expected, 'This browser')).toContainText('accepted as member')
      expect(await api.cookie(`${id}.session-token`), 'keeps this browser in').not.toBe(
        before.get(id),
      )
      const replay = await whoamiBearer(api, id, before.get(id) ?? '')
      expect(replay.status, id).toBe(expected.afterRevocation.status)
    }
    for (const { expected } of pair) await addDevice(page, expected, 'Work laptop')
    await page.getByRole('button', { name: 'Revoke all others' }).click()
    for (const { expected } of pair) {
      await expect(heartbeat(page, expected, 'Work laptop')).toContainText(
        outcomeOf(expected.afterRevocation),
      )
      await expect(heartbeat(page, expected, 'This browser')).not.toContainText('after the click')
      await expect(heartbeat(page, expected, 'This browser')).toContainText('accepted as member')
    }
    await page.getByRole('button', { name: 'Revoke all', exact: true }).click()
    for (const { expected } of pair) {
      await expect(heartbeat(page, expected, 'This browser')).toContainText(
        outcomeOf(expected.afterRevocation),
      )
      await expect(stopwatch(page, expected)).toContainText(outcomeOf(expected.afterRevocation))
    }
  })

  test(`${both}: C21 a remote browser and a disabled person are signed out`, async ({
    device: { page },
    newDevice,
  }) => {
    const visitor = await startAsVisitor(page, pair)
    const other = await newDevice({
      userAgent:
        'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1',
    })
    await other.page.goto(`/sign-in?${queryOf(pair)}`)
    await other.page.getByLabel('E-mail').fill(visitor.email)
    await other.page.getByLabel('Password').fill(visitor.password)
    await other.page.getByRole('button', { name: 'Sign in' }).click()
    for (const { expected } of pair)
      await expect(heartbeat(other.page, expected, 'This browser')).toContainText(
        'accepted as member',
      )

    for (const { expected } of pair.filter((design) => design.expected.devices === 'listed')) {
      const { code } = expected.afterRevocation
      const list = column(page, expected).getByRole('list', { name: 'Devices' })
      await list
        .getByRole('listitem')
        .filter({ hasText: 'Safari on iOS' })
        .getByRole('button')
        .click()
      await expect(heartbeat(other.page, expected, 'This browser')).toContainText(
        code === null ? 'accepted as member' : `refused (${code})`,
      )
      await expect(list.getByRole('listitem')).toHaveCount(1)
    }
    const unlisted = pair.filter((design) => design.expected.devices === 'unknown')
    for (const { expected } of unlisted)
      await expect(column(page, expected)).toContainText('The server cannot know')
    await page.getByRole('button', { name: 'Revoke all others' }).click()
    await expect(page.getByRole('status', { name: 'Stopwatch' })).toContainText('Revoke all others')
    for (const { id, expected } of unlisted)
      expect((await whoami(other.api, id)).status).toBe(expected.afterRevocation.status)

    for (const { expected } of pair) await addDevice(page, expected)
    await page.getByRole('button', { name: 'Disable me' }).click()
    for (const { expected } of pair)
      await expect(heartbeat(page, expected, 'Phone')).toContainText(
        outcomeOf(expected.afterRevocation),
      )
    for (const { id } of pair) {
      await other.page.goto(`/sign-in?design=${id}`)
      await other.page.getByLabel('E-mail').fill(visitor.email)
      await other.page.getByLabel('Password').fill(visitor.password)
      await other.page.getByRole('button', { name: 'Sign in' }).click()
      await expect(other.page.getByText('This account is disabled.')).toBeVisible()
    }
  })
}

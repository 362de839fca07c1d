import { GOLDEN } from '../../app/_designs/guarantees.golden'
import { signOutPromise } from '../../app/(compare)/live/stated'
import { whoami, whoamiBearer } from '../fixtures/auth'
import type { Expectations } from '../fixtures/expectations'
import {
  accountOf,
  action,
  addDevice,
  column,
  details,
  everyPair,
  heartbeat,
  nameOf,
  openComparison,
  openTab,
  outcome,
  outcomeFor,
  queryOf,
  startAsVisitor,
  THIEF,
} from '../fixtures/pages'
import { expect, test } from '../fixtures/test'

const OUT = /(refused|locked out|signed out).* after \d+ m?s/
const STILL = /still in(, for another \d+|: it has to end within)/

/** The text of a heartbeat for a revoked session, or after a sign-out. */
const outcomeOf = ({ status }: Expectations['afterRevocation']) => (status === 401 ? OUT : STILL)

for (const pair of everyPair()) {
  const both = nameOf(pair)

  test(`${both}: C22 D1 C13 C49 roles and copied cookies follow the design`, async ({
    device: { page, api },
  }) => {
    await startAsVisitor(page, pair)
    await addDevice(page, pair)
    await action(page, 'Make me admin').click()
    const arrives = /says admin after \d+ m?s/
    const says = {
      'next request': arrives,
      'within the lag': arrives,
      'next token': /still says member/,
    }
    for (const { expected } of pair) {
      await expect(heartbeat(page, expected, 'You')).toContainText(says[expected.roleChange])
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
    await action(page, 'Let a thief copy my cookie').click()
    for (const { id, expected } of pair) {
      await expect(heartbeat(page, expected, THIEF)).toContainText('accepted')
      const { signOutLagMs = null } = GOLDEN[id]?.guarantees ?? {}
      await expect(outcomeFor(page, expected)).toContainText(signOutPromise(signOutLagMs))
    }
    for (const { id, expected } of pair) {
      await column(page, expected).getByRole('button', { name: 'Sign out' }).click()
      // A request that is on its way at the sign-out is refused as ended.
      await expect(heartbeat(page, expected, 'You')).toContainText(OUT)
      await expect(heartbeat(page, expected, THIEF)).toContainText(outcomeOf(expected.afterSignOut))
      await expect(outcomeFor(page, expected)).toContainText(
        expected.afterSignOut.status === 401
          ? /Everybody is out, the thief too, after \d+/
          : /Thief’s copy: still in/,
      )
      await expect(column(page, expected)).toContainText('You are not signed in to this design')
      expect(await api.cookie(`${id}.session-token`)).toBeNull()
      // While the other side is signed in, the actions stay available.
      await expect(action(page, 'Revoke all')).toBeEnabled({ enabled: id === pair[0].id })
    }
    await expect(page.getByRole('link', { name: 'Sign in again to both' })).toHaveAttribute(
      'href',
      `/sign-in?${queryOf(pair)}`,
    )
  })

  test(`${both}: C14 C15 C51 C16 C55 each way to revoke devices works`, async ({
    device: { page, api },
  }) => {
    const visitor = await startAsVisitor(page, pair)
    await addDevice(page, pair)
    await page.getByRole('button', { name: 'Revoke Phone' }).click()
    for (const { expected } of pair) {
      // The server cannot end a single session that it does not list.
      const single = expected.devices === 'listed' ? outcomeOf(expected.afterRevocation) : STILL
      await expect(heartbeat(page, expected, 'Phone')).toContainText(single)
      await expect(outcomeFor(page, expected)).toContainText(single)
      await expect(heartbeat(page, expected, 'You')).toContainText('accepted as member')
    }
    await addDevice(page, pair, 'Tablet')
    const before = new Map<string, string | null>()
    for (const { id } of pair) before.set(id, await api.cookie(`${id}.session-token`))
    await action(page, 'Change password').click()
    const form = page.getByRole('form', { name: 'Change password' })
    await expect(form.getByLabel('Current password')).toHaveValue(visitor.password)
    await form.getByLabel('New password').fill('violet engine harbour nine')
    await form.getByRole('button', { name: 'Change it' }).click()
    await expect(form).toBeHidden()
    for (const { id, expected } of pair) {
      await expect(heartbeat(page, expected, 'Tablet')).toContainText(
        outcomeOf(expected.afterRevocation),
      )
      await expect(heartbeat(page, expected, 'You')).toContainText('accepted as member')
      expect(await api.cookie(`${id}.session-token`), 'keeps this browser in').not.toBe(
        before.get(id),
      )
      const replay = await whoamiBearer(api, id, before.get(id) ?? '')
      expect(replay.status, id).toBe(expected.afterRevocation.status)
    }
    await addDevice(page, pair, 'Work laptop')
    await action(page, 'Revoke all others').click()
    for (const { expected } of pair) {
      await expect(heartbeat(page, expected, 'Work laptop')).toContainText(
        outcomeOf(expected.afterRevocation),
      )
      await expect(heartbeat(page, expected, 'You')).not.toContainText(' after ')
      await expect(heartbeat(page, expected, 'You')).toContainText('accepted as member')
    }
    await action(page, 'Revoke all').click()
    for (const { expected } of pair) {
      await expect(heartbeat(page, expected, 'You')).toContainText(
        outcomeOf(expected.afterRevocation),
      )
      await expect(outcomeFor(page, expected)).toContainText(outcomeOf(expected.afterRevocation))
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
      await expect(heartbeat(other.page, expected, 'You')).toContainText('accepted as member')

    await openTab(page, 'Devices')
    for (const { expected } of pair.filter((design) => design.expected.devices === 'listed')) {
      const { code } = expected.afterRevocation
      const list = details(page, expected).getByRole('list', { name: 'Devices' })
      await list
        .getByRole('listitem')
        .filter({ hasText: 'Safari on iOS' })
        .getByRole('button')
        .click()
      await expect(heartbeat(other.page, expected, 'You')).toContainText(
        code === null ? 'accepted as member' : `refused (${code})`,
      )
      await expect(list.getByRole('listitem')).toHaveCount(1)
    }
    const unlisted = pair.filter((design) => design.expected.devices === 'unknown')
    for (const { expected } of unlisted)
      await expect(details(page, expected)).toContainText('The server cannot know')
    await action(page, 'Revoke all others').click()
    await expect(outcome(page)).toContainText('Revoke all others')
    for (const { id, expected } of unlisted)
      expect((await whoami(other.api, id)).status).toBe(expected.afterRevocation.status)

    await addDevice(page, pair)
    await action(page, 'Disable me').click()
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

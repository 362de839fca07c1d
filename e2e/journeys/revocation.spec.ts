import { whoami, whoamiBearer } from '../fixtures/auth'
import { designs } from '../fixtures/expectations'
import { accountOf, addDevice, column, heartbeat, pairOf, queryOf, startAsVisitor, stopwatch } from '../fixtures/pages'
import { expect, test } from '../fixtures/test'

const REFUSED = /refused.* \d+ m?s after the click/
const STILL = /still accepted: (valid for another \d+|stated to end within)/

for (const { id, expected } of designs()) {
  // What a heartbeat and the stopwatch say of a session that was revoked.
  const outcome = expected.afterRevocation.status === 401 ? REFUSED : STILL
  const revoked = expected.afterRevocation.code === null ? 'accepted as member' : `refused (${expected.afterRevocation.code})`
  const afterSignOut = expected.afterSignOut.status === 401 ? REFUSED : STILL
  // What the server does not list, it cannot end one by one.
  const one = expected.devices === 'listed' ? outcome : STILL

  test(`${id}: C13 C49 after sign-out, a copied cookie is treated as the design says`, async ({ device: { page, api } }) => {
    await startAsVisitor(page, pairOf(id))
    await column(page, expected).getByRole('button', { name: 'Copy my cookie' }).click()
    await expect(heartbeat(page, expected, 'Copied cookie')).toContainText('accepted')
    await column(page, expected).getByRole('button', { name: 'Sign out' }).click()
    await expect(heartbeat(page, expected, 'This browser')).toContainText('refused (no_token)')
    await expect(heartbeat(page, expected, 'Copied cookie')).toContainText(afterSignOut)
    await expect(column(page, expected)).toContainText('You are not signed in to this design')
    expect(await api.cookie(`${id}.session-token`)).toBeNull()
    await expect(page.getByRole('heading', { name: 'Do something to it, and watch' })).toBeVisible() // the other side stays
  })

  test(`${id}: C14 C51 one device is revoked from another`, async ({ device: { page } }) => {
    await startAsVisitor(page, pairOf(id))
    await addDevice(page, expected)
    await heartbeat(page, expected, 'Phone').getByRole('button', { name: 'Revoke Phone' }).click()
    await expect(heartbeat(page, expected, 'Phone')).toContainText(one)
    await expect(heartbeat(page, expected, 'This browser')).toContainText('accepted as member')
  })

  test(`${id}: C15 all others, then all, are revoked`, async ({ device: { page } }) => {
    await startAsVisitor(page, pairOf(id))
    await addDevice(page, expected)
    await page.getByRole('button', { name: 'Revoke all others' }).click()
    await expect(heartbeat(page, expected, 'Phone')).toContainText(outcome)
    await expect(heartbeat(page, expected, 'This browser')).not.toContainText('after the click')
    await expect(heartbeat(page, expected, 'This browser')).toContainText('accepted as member')
    await page.getByRole('button', { name: 'Revoke all', exact: true }).click()
    await expect(heartbeat(page, expected, 'This browser')).toContainText(outcome)
    await expect(stopwatch(page, expected)).toContainText(outcome)
  })

  test(`${id}: C16 C55 a changed password ends what can be ended, and keeps this browser in`, async ({ device: { page, api } }) => {
    const visitor = await startAsVisitor(page, pairOf(id))
    await addDevice(page, expected)
    const before = await api.cookie(`${id}.session-token`)
    await page.getByRole('button', { name: 'Change password' }).click()
    const form = page.getByRole('form', { name: 'Change password' })
    await expect(form.getByLabel('Current password')).toHaveValue(visitor.password)
    await form.getByLabel('New password').fill('violet engine harbour nine')
    await form.getByRole('button').click()
    await expect(form).toBeHidden()
    await expect(heartbeat(page, expected, 'Phone')).toContainText(outcome)
    await expect(heartbeat(page, expected, 'This browser')).toContainText('accepted as member')
    expect(await api.cookie(`${id}.session-token`)).not.toBe(before)
    const replay = await whoamiBearer(api, id, before ?? '')
    expect(replay.status).toBe(expected.afterRevocation.status)
  })

  test(`${id}: C22 D1 a changed role shows as the design says`, async ({ device: { page } }) => {
    await startAsVisitor(page, pairOf(id))
    await addDevice(page, expected)
    await page.getByRole('button', { name: 'Make me admin' }).click()
    const arrives = /says admin \d+ m?s after/
    const says = { 'next request': arrives, 'within the lag': arrives, 'next token': /still says member/ }[expected.roleChange]
    await expect(heartbeat(page, expected, 'This browser')).toContainText(says)
    await expect(heartbeat(page, expected, 'Phone')).toContainText(says)
    await page.goto(accountOf(id))
    const admits = {
      'next request': 'You are in: this design says that you are an administrator.',
      'within the lag': 'You are in: this design says that you are an administrator.',
      'next token': 'Not for you: this design says that you are a member.',
    }
    await expect(page.getByText(admits[expected.roleChange])).toBeVisible()
  })

  test(`${id}: a disabled person is out as far as the design can, and cannot sign in`, async ({ device: { page }, newDevice }) => {
    const visitor = await startAsVisitor(page, pairOf(id))
    await addDevice(page, expected)
    await page.getByRole('button', { name: 'Disable me' }).click()
    await expect(heartbeat(page, expected, 'Phone')).toContainText(outcome)
    const other = await newDevice()
    await other.page.goto(`/sign-in?design=${id}`)
    await other.page.getByLabel('E-mail').fill(visitor.email)
    await other.page.getByLabel('Password').fill(visitor.password)
    await other.page.getByRole('button', { name: 'Sign in' }).click()
    await expect(other.page.getByText('This account is disabled.')).toBeVisible()
  })

  test(`${id}: C21 a sign-in from another browser is listed where it can be, and revoked from here`, async ({ device: { page }, newDevice }) => {
    const visitor = await startAsVisitor(page, pairOf(id))
    const other = await newDevice({ userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1' })
    await other.page.goto(`/sign-in?design=${id}&${queryOf(pairOf(id))}`)
    await other.page.getByLabel('E-mail').fill(visitor.email)
    await other.page.getByLabel('Password').fill(visitor.password)
    await other.page.getByRole('button', { name: 'Sign in' }).click()
    await expect(heartbeat(other.page, expected, 'This browser')).toContainText('accepted as member')
    const list = column(page, expected).getByRole('list', { name: 'Devices' })
    const shows = {
      listed: async () => {
        await list.getByRole('listitem').filter({ hasText: 'Safari on iOS' }).getByRole('button').click()
        await expect(heartbeat(other.page, expected, 'This browser')).toContainText(revoked)
        await expect(list.getByRole('listitem')).toHaveCount(1)
      },
      unknown: async () => {
        await expect(column(page, expected)).toContainText('The server cannot know')
        await page.getByRole('button', { name: 'Revoke all others' }).click()
        await expect(page.getByRole('status', { name: 'Stopwatch' })).toContainText('Revoke all others')
        expect((await whoami(other.api, id)).status).toBe(expected.afterRevocation.status)
      },
    }
    await shows[expected.devices]()
  })
}

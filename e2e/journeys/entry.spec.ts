import type { Page } from '@playwright/test'
import { kinds } from '../fixtures/designs'
import {
  accountOf,
  action,
  column,
  heartbeat,
  leftOf,
  openComparison,
  outcome,
  pairOf,
  queryOf,
  startAsVisitor,
  stockPair,
} from '../fixtures/pages'
import { newVisitor } from '../fixtures/people'
import { expect, test } from '../fixtures/test'

async function fillSignIn(
  page: Page,
  { email, password }: { email: string; password: string },
  side?: string,
) {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  if (side) await page.getByRole('radio', { name: side }).check()
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('A-G64 one click signs in to both designs, and counts down by the clock of the server', async ({
  device: { page },
}) => {
  await page.addInitScript(() => {
    const now = Date.now
    Date.now = () => now() + 2 * 24 * 60 * 60 * 1000 // the clock of the reader
  })
  const visitor = await startAsVisitor(page)
  for (const { expected } of stockPair())
    await expect(column(page, expected)).toContainText(
      `You are ${visitor.name}, member, for another ${leftOf(expected)}`,
    )
})

test('a sign-up signs in to both designs on the page', async ({ device: { page } }) => {
  const pair = pairOf('jwt')
  await openComparison(page, pair)
  await page.getByRole('link', { name: 'Sign up' }).click()
  await page.getByLabel('Name').fill('Ada Lovelace')
  await page.getByLabel('E-mail').fill(`Ada.${Date.now()}@Example.org`)
  await page.getByLabel('Password').fill('violet engine harbour nine')
  await page.getByRole('button', { name: 'Sign up, and in to both' }).click()
  for (const { expected } of pair)
    await expect(heartbeat(page, expected, 'You')).toContainText('accepted as member')
})

test('wrong input gets a hint for each field, and the typed text stays', async ({
  device: { page, api },
}) => {
  const taken = await newVisitor(api)
  await page.goto('/sign-up')
  await page.getByLabel('Name').fill('Ada Lovelace')
  await page.getByLabel('E-mail').fill('not an address')
  await page.getByLabel('Password').fill('password1')
  await page.getByRole('button', { name: 'Sign up, and in to both' }).click()
  await expect(page.getByText('Enter an e-mail address such as ada@example.org.')).toBeVisible()
  await expect(page.getByText('That password is among those tried first')).toBeVisible()
  await expect(page.getByLabel('E-mail')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('Name')).toHaveValue('Ada Lovelace')
  await expect(page.getByLabel('E-mail')).toHaveValue('not an address')
  await page.getByLabel('E-mail').fill(taken.email)
  await page.getByLabel('Password').fill('violet engine harbour nine')
  await page.getByRole('button', { name: 'Sign up, and in to both' }).click()
  await expect(page.getByText('Somebody has signed up with that e-mail already')).toBeVisible()
  await expect(page.getByLabel('Password')).toHaveValue('violet engine harbour nine')
})

test('a wrong password and an unknown e-mail look the same', async ({ device: { page, api } }) => {
  const visitor = await newVisitor(api)
  for (const email of [visitor.email, 'nobody@visitor.example']) {
    await page.goto('/sign-in')
    await fillSignIn(page, { email, password: 'wrong' })
    await expect(page.getByText('Wrong e-mail or password.')).toBeVisible()
    await expect(page.getByLabel('E-mail')).toHaveValue(email)
  }
})

test('too many attempts get the time until the next attempt', async ({ device: { page, api } }) => {
  const visitor = await newVisitor(api)
  await page.goto('/sign-in')
  const message = page.getByText(
    /^(Wrong e-mail or password\.|Too many attempts\. Try again in \d+ s\.)$/,
  )
  for (let attempt = 0; attempt < 11; attempt += 1) {
    await fillSignIn(page, { email: visitor.email, password: `wrong ${attempt}` }, 'JWT session')
    await expect(page.getByRole('button', { name: 'Sign in', exact: true })).not.toHaveAttribute(
      'aria-busy',
    )
    await expect(message).toBeVisible()
  }
  await expect(page.getByText(/^Too many attempts\. Try again in \d+ s\.$/)).toBeVisible()
})

for (const { id, expected } of stockPair()) {
  const [, other] = pairOf(id)

  test(`${id}: signing in on one side does not change the other side`, async ({
    device: { page, api },
  }) => {
    const visitor = await newVisitor(api)
    await openComparison(page, pairOf(id))
    await page.getByRole('link', { name: 'Sign in', exact: true }).click()
    await fillSignIn(page, visitor, expected.label)
    await expect(column(page, expected)).toContainText(`You are ${visitor.name}`)
    await expect(column(page, other.expected)).toContainText('You are not signed in to this design')
  })
}

for (const { id, expected } of kinds()) {
  test(`${id}: signed out of the design that is switched on, /account leads to the sign-in and back`, async ({
    device: { page, api },
  }) => {
    const visitor = await newVisitor(api)
    await openComparison(page, pairOf(id))
    const button = page.getByRole('button', { name: expected.label, exact: true })
    await button.click()
    await expect(page).toHaveURL(`/?${queryOf(pairOf(id), 'left')}`)
    await expect(button).toHaveAttribute('aria-pressed', 'true')
    for (const shown of pairOf(id)) await expect(column(page, shown.expected)).toHaveCount(1)
    await page.goto('/account') // the cookie remembers it, though the address does not have it
    await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/)
    await expect(page.getByRole('radio', { name: expected.label })).toBeChecked()
    await fillSignIn(page, visitor)
    await expect(page).toHaveURL(accountOf(id))
    await expect(page.getByRole('region', { name: expected.label })).toContainText(visitor.email)
    await expect(
      page.getByText('Not for you: this design says that you are a member.'),
    ).toBeVisible()
    await page.getByRole('link', { name: 'comparison' }).click()
    await expect(page).toHaveURL(`/?${queryOf(pairOf(id), 'left')}`)
  })
}

test('with both designs on, /account requires both', async ({ device: { page, api } }) => {
  const visitor = await newVisitor(api)
  const [first, second] = stockPair()
  const query = queryOf(stockPair())
  await page.goto(`/sign-in?design=${first.id}`)
  await fillSignIn(page, visitor)
  await expect(column(page, first.expected)).toContainText(visitor.name)
  await page.goto(`/account?${query}`)
  // The design without a session.
  await expect(page).toHaveURL(new RegExp(`/sign-in\\?.*design=${second.id}`))
  await fillSignIn(page, visitor, 'Both at once')
  await expect(page).toHaveURL(`/account?${query}`)
  for (const { expected } of stockPair())
    await expect(page.getByRole('region', { name: expected.label })).toContainText(visitor.email)
})

test('two visitors do not see each other’s data', async ({ newDevice }) => {
  const [one, two] = [await newDevice(), await newDevice()]
  const [first, second] = [await startAsVisitor(one.page), await startAsVisitor(two.page)]
  for (const { expected } of stockPair()) {
    await expect(column(one.page, expected)).not.toContainText(second.email)
    await expect(column(two.page, expected)).not.toContainText(first.email)
  }
  await action(one.page, 'Revoke all').click()
  await expect(outcome(one.page)).toContainText(/after \d+ m?s/)
  for (const { expected } of stockPair())
    await expect(heartbeat(two.page, expected, 'You')).toContainText('accepted as member')
})

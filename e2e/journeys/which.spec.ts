import { CASES } from '../../app/which/cases'
import { expect, test } from '../fixtures/test'

test('a visitor answers six questions, gets a design with reasons, and takes a record along', async ({
  device: { page },
}) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Which one is it for your app?' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Which one?')
  const form = page.getByRole('form', { name: 'Your app' })
  const answer = page.getByRole('region', { name: /Database, recommended/ })
  await expect(answer.getByRole('region', { name: 'Why' }).getByRole('listitem')).not.toHaveCount(0)
  await expect(answer.getByRole('region', { name: 'What speaks against it' })).toContainText(
    'Every check asks the store.',
  )

  await form.getByRole('radio', { name: 'Within a minute' }).first().check()
  await form.getByRole('radio', { name: 'Within a minute' }).last().check()
  await form.getByRole('radio', { name: 'Several services, each without a call' }).check()
  await form.getByRole('button', { name: 'Show the answer' }).click()
  await expect(page).toHaveURL(/servers=services/)
  const other = page.getByRole('region', { name: /JWT with refresh/ })
  await expect(other).toContainText('The key that checks a token cannot make one.')
  await expect(form.getByRole('radio', { name: 'Several services' })).toBeChecked()

  const download = page.waitForEvent('download')
  await other.getByRole('link', { name: /^Decision record/ }).click()
  expect((await download).suggestedFilename()).toBe('sessions.md')
  await other.getByRole('link', { name: 'Try it' }).first().click()
  await expect(page).toHaveURL(/\/labs\/[\w-]+#[\w-]+$/)
})

test('answers that exclude each other get the nearest design, and what it lacks', async ({
  device: { page },
}) => {
  await page.goto('/which?end=once&role=once&outage=go&servers=services&load=many')
  await expect(page.getByText('No design here does all that you ask for.')).toBeVisible()
  await expect(page.getByRole('region', { name: 'What it does not do' })).toBeVisible()
})

test('each usual case leads to its answers, without scripts too', async ({ newDevice }) => {
  const { page } = await newDevice({ javaScriptEnabled: false })
  for (const { name } of CASES) {
    await page.goto('/which')
    await page.getByRole('link', { name, exact: true }).click()
    await expect(page.getByRole('link', { name, exact: true })).toHaveAttribute(
      'aria-current',
      'true',
    )
    await expect(page.getByRole('region', { name: 'Why' })).toBeVisible()
  }
})

test('a decision record is Markdown, and names the reasons for and against', async ({ client }) => {
  const answer = await client.get('/which/record?end=once&load=many')
  expect(answer.headers()['content-type']).toBe('text/markdown; charset=utf-8')
  const text = await answer.text()
  for (const heading of ['Context', 'Decision', 'Why', 'What it does not do', 'Consequences'])
    expect(text).toContain(`\n## ${heading}\n`)
})

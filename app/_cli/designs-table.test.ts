import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { withDesignsTable } from './designs-table'

const README = 'README.md'

/** `npm run readme` runs this test in a mode that writes the file. */
test('the table of designs in README.md is up to date; if not: npm run readme', async () => {
  const upToDate = withDesignsTable(readFileSync(README, 'utf8'))
  await expect(upToDate).toMatchFileSnapshot(`../../${README}`)
})

test('an error names a README that has no place for the table', () => {
  expect(() => withDesignsTable('# Session vs JWT')).toThrow(/^README\.md has no <!-- designs/)
})

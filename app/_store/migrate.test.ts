import { PGlite } from '@electric-sql/pglite'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { expect, test } from 'vitest'
import { applyMigrations, diffMigrations } from './migrate'

test('the migrations lead to the schema: run `npm run migration -- <name>` if this fails', async () => {
  expect(await diffMigrations(new PrismaPGlite(await PGlite.create()))).toBeNull()
})

test('each migration is applied once', async () => {
  const factory = new PrismaPGlite(await PGlite.create())
  expect(await applyMigrations(factory)).toContain('20261121000000_init')
  expect(await applyMigrations(factory)).toEqual([])
})

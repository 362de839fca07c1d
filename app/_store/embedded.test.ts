import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ConfigError } from '@/_config/config-error'
import { openEmbedded } from './embedded'

let dataDir: string
let lock: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'embedded-'))
  lock = join(dataDir, 'postgres.lock')
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

test('stored rows exist when the folder is opened again', async () => {
  const first = await openEmbedded(dataDir)
  await first.exec("CREATE TABLE note (text TEXT); INSERT INTO note VALUES ('kept')")
  await first.close()
  const second = await openEmbedded(dataDir)
  expect((await second.query('SELECT text FROM note')).rows).toEqual([{ text: 'kept' }])
  await second.close()
})

test('a folder that a running process has open is refused', async () => {
  writeFileSync(lock, String(process.ppid))
  await expect(openEmbedded(dataDir)).rejects.toThrow(ConfigError)
  expect(existsSync(join(dataDir, 'postgres'))).toBe(false)
})

test.each(['4194305', '', 'junk', '0', '-1'])(
  'the lock of a dead process is taken over: %j',
  async (owner) => {
    writeFileSync(lock, owner)
    await (await openEmbedded(dataDir)).close()
    expect(readFileSync(lock, 'utf8')).toBe(String(process.pid))
  },
)

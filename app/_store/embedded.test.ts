import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ConfigError } from '@/_config/config-error'
import { openEmbedded } from './embedded'

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'embedded-'))
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

const onLinux = test.runIf(process.platform === 'linux') // elsewhere there is no program that locks

onLinux('a folder that another process has locked is refused, and left alone', async () => {
  const other = openSync(join(dataDir, 'postgres.lock'), 'w')
  spawnSync('flock', ['-n', '3'], { stdio: ['ignore', 'ignore', 'ignore', other] })
  await expect(openEmbedded(dataDir)).rejects.toThrow(ConfigError)
  expect(existsSync(join(dataDir, 'postgres'))).toBe(false)
  closeSync(other)
  await (await openEmbedded(dataDir)).close()
})

// npm run build: builds for production, for any NODE_ENV of this shell. It copies the files that Next
// leaves out into the standalone server, so that the folder can be copied anywhere.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, rmSync } from 'node:fs'
import { REPORT_FILE } from '@/_ledger/report'

const SERVER = '.next/standalone'

const { status } = spawnSync(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: 'production' },
})
if (status !== 0) process.exit(status ?? 1)
// A host that makes functions of the build wants no server.
if (existsSync(SERVER)) {
  cpSync('.next/static', `${SERVER}/.next/static`, { recursive: true })
  if (existsSync('public')) cpSync('public', `${SERVER}/public`, { recursive: true })
  rmSync(`${SERVER}/${REPORT_FILE}`, { force: true }) // what the tests found of the build before says nothing of this one
}

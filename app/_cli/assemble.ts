// Part of `npm run build`: puts what Next leaves out of the standalone server beside it, so that
// the folder can be copied anywhere.
import { cpSync, existsSync, rmSync } from 'node:fs'
import { REPORT_FILE } from '@/_ledger/report'

const server = '.next/standalone'
if (!existsSync(server)) process.exit() // a host that makes functions of the build wants no server
cpSync('.next/static', `${server}/.next/static`, { recursive: true })
rmSync(`${server}/${REPORT_FILE}`, { force: true }) // what the tests found of the build before says nothing of this one
if (existsSync('public')) cpSync('public', `${server}/public`, { recursive: true })

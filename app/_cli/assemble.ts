// Part of `npm run build`: copies the files that Next leaves out of the standalone server into its
// folder. Then that folder can be copied to any place.
import { cpSync, existsSync, rmSync } from 'node:fs'
import { REPORT_FILE } from '@/_ledger/report'

const server = '.next/standalone'
if (!existsSync(server)) process.exit() // a host that makes functions of the build needs no server
cpSync('.next/static', `${server}/.next/static`, { recursive: true })
// the findings about an earlier build say nothing about this one
rmSync(`${server}/${REPORT_FILE}`, { force: true })
if (existsSync('public')) cpSync('public', `${server}/public`, { recursive: true })

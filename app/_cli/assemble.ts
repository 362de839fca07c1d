// Part of `npm run build`: puts what Next leaves out of the standalone server beside it, so that the folder can be copied anywhere.
import { cpSync, existsSync } from 'node:fs'

const server = '.next/standalone'
cpSync('.next/static', `${server}/.next/static`, { recursive: true })
if (existsSync('public')) cpSync('public', `${server}/public`, { recursive: true })

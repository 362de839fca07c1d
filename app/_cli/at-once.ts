// tsx app/_cli/at-once.ts <script> <script> …: runs scripts of package.json at the same time. The first
// one prints as it goes, each other one when it has ended. Fails if one of them fails.
import { spawn } from 'node:child_process'

const run = (script: string, at: number): Promise<boolean> =>
  new Promise((ended) => {
    const child = spawn('npm', ['run', script], {
      stdio: ['ignore', at === 0 ? 'inherit' : 'pipe', 'inherit'],
      shell: process.platform === 'win32',
    })
    const printed: Buffer[] = []
    child.stdout?.on('data', (chunk: Buffer) => printed.push(chunk))
    child.once('error', () => ended(false))
    child.once('close', (code) => {
      process.stdout.write(Buffer.concat(printed))
      ended(code === 0)
    })
  })

const good = await Promise.all(process.argv.slice(2).map(run))
process.exitCode = good.every(Boolean) ? 0 : 1

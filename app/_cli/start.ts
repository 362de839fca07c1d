// npm start: builds what has changed since the last build, then serves it.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { constants } from 'node:os'
import { resolve } from 'node:path'
import { isBuilt } from './built'

// Next's own order: what is set already stays, and the first file that says something is right.
for (const file of ['.env.production.local', '.env.local', '.env.production', '.env'])
  if (existsSync(file)) process.loadEnvFile(file)
const port = Number(process.env.PORT || 3000)
if (!Number.isInteger(port) || port < 0 || port > 65_535)
  refuse('PORT must be a number from 0 to 65535.')
await refuseTakenPort(port)
if (!isBuilt()) build()
serve()

function build(): void {
  const { status } = spawnSync('npm', ['run', 'build'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(status ?? 1)
}

function serve(): void {
  const env = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: resolve(process.env.DATA_DIR || '.data'),
  }
  const server = spawn(process.execPath, ['.next/standalone/server.js'], { stdio: 'inherit', env })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal))
  // npm runs this in a shell, and the shell keeps a SIGTERM to itself: once it is gone, nobody is left to stop the server.
  const shell = process.ppid
  setInterval(() => process.ppid !== shell && server.kill('SIGTERM'), 250).unref()
  server.on('exit', (code, signal) => process.exit(code ?? statusOf(signal)))
}

/**
 * Asked to stop, it stopped; any other signal (out of memory, a crash) is a failure, by the shell's
 * convention 128 + its number.
 */
function statusOf(signal: NodeJS.Signals | null): number {
  return signal === null || signal === 'SIGINT' || signal === 'SIGTERM'
    ? 0
    : 128 + constants.signals[signal]
}

function refuse(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}

async function refuseTakenPort(candidate: number): Promise<void> {
  const probe = createServer()
  await new Promise<void>((free) => {
    probe.once('error', ({ code }: NodeJS.ErrnoException) => {
      const another = 'choose another, as in PORT=3001 npm start.'
      if (code === 'EACCES') refuse(`Port ${candidate} may not be used by you: ${another}`)
      if (code === 'EADDRINUSE')
        refuse(`Port ${candidate} is taken: stop what listens there, or ${another}`)
      refuse(`Port ${candidate} cannot be listened on (${code}): ${another}`)
    })
    probe.listen(candidate, () => probe.close(() => free()))
  })
}

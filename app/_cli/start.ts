// npm start: builds what has changed since the last build, then serves it.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { constants, hostname } from 'node:os'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isBuilt } from './built'

// Next's own order: what is set already stays, and the first file that says something is right.
for (const file of ['.env.production.local', '.env.local', '.env.production', '.env'])
  if (existsSync(file)) process.loadEnvFile(file)
const port = Number(process.env.PORT || 3000)
if (!Number.isInteger(port) || port < 0 || port > 65_535)
  refuse('PORT must be a number from 0 to 65535.')
const listening = await findAddress(port, chosenHost())
if (!isBuilt()) build()
serve(listening)

/**
 * Where somebody wants the site to listen; undefined for everywhere. Docker and some shells set
 * HOSTNAME to the name of the machine, and nobody chose that.
 */
function chosenHost(): string | undefined {
  const { HOSTNAME } = process.env
  return HOSTNAME === hostname() ? undefined : HOSTNAME || undefined
}

/** Listens for a moment. @returns the address, which has both protocols where the machine has them */
async function findAddress(port: number, host: string | undefined): Promise<AddressInfo> {
  const probe = createServer()
  return new Promise((found) => {
    probe.once('error', ({ code }: NodeJS.ErrnoException) => {
      const another = 'choose another, as in PORT=3001 npm start.'
      if (code === 'EACCES') refuse(`Port ${port} may not be used by you: ${another}`)
      if (code === 'EADDRINUSE')
        refuse(`Port ${port} is taken: stop what listens there, or ${another}`)
      if (host !== undefined)
        refuse(`HOSTNAME is ${host}, where nothing can listen (${code}): correct or unset it.`)
      refuse(`Port ${port} cannot be listened on (${code}): ${another}`)
    })
    probe.listen(port, host, () => {
      const address = probe.address() as AddressInfo
      probe.close(() => found(address))
    })
  })
}

function build(): void {
  console.log(
    'The site has to be built first. This takes a minute or two, and only after a change.\n',
  )
  const { status } = spawnSync('npm', ['run', 'build'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(status ?? 1)
}

function serve(at: AddressInfo): void {
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    HOSTNAME: at.address,
    PORT: String(at.port),
    DATA_DIR: resolve(process.env.DATA_DIR || '.data'),
  }
  const server = spawn(process.execPath, ['.next/standalone/server.js'], { stdio: 'inherit', env })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal))
  // npm runs this in a shell, and the shell keeps a SIGTERM to itself: once it is gone, nobody is left to stop the server.
  const shell = process.ppid
  setInterval(() => process.ppid !== shell && server.kill('SIGTERM'), 250).unref()
  server.on('exit', (code, signal) => process.exit(code ?? statusOf(signal)))
  void announce(urlOf(at))
}

/** The address to open. A wildcard address stands for every address, `localhost` among them. */
function urlOf({ address, family, port }: AddressInfo): string {
  const host = family === 'IPv6' ? `[${address}]` : address
  return `http://${/^[0.:]+$/.test(address) ? 'localhost' : host}:${port}`
}

/** Says where the site is, as the last line of the start: once the server answers. */
async function announce(url: string): Promise<void> {
  while (!(await fetch(`${url}/api/health`).catch(() => null))) await sleep(100)
  const { SITE_URL } = process.env
  console.log(
    SITE_URL
      ? `\nThe site is ready at ${SITE_URL}; this server listens at ${url}`
      : `\nThe site is ready at ${url}`,
  )
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

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { lockFolder } from './folder-lock'

const LOCKING = [
  '--import',
  'tsx',
  '--conditions=react-server',
  'app/_store/folder-lock.fixture.ts',
]
/** A container that has process numbers of its own. */
const CONTAINER = ['unshare', '--pid', '--fork', '--mount-proc'] as const
const hasContainers = spawnSync(CONTAINER[0], [...CONTAINER.slice(1), 'true']).status === 0

let folder: string
const children: ChildProcess[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'))
})
afterEach(async () => {
  await Promise.all(children.splice(0).map(kill))
  rmSync(folder, { recursive: true, force: true })
})

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  process.kill(innermost(child.pid ?? 0), 'SIGKILL')
  await once(child, 'exit')
}

/** The process itself, or the one that it runs in a container. */
function innermost(pid: number): number {
  const children = `/proc/${pid}/task/${pid}/children` // only Linux has it
  return (existsSync(children) && Number.parseInt(readFileSync(children, 'utf8'), 10)) || pid
}

/**
 * Starts a process that locks the folder.
 * @returns the process, and its first line of output
 */
async function start(within: readonly string[] = []): Promise<[ChildProcess, string]> {
  const [program = '', ...args] = [...within, process.execPath, ...LOCKING, folder]
  // "unshare" complains if the process in it was killed.
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', within[0] ? 'ignore' : 'inherit'],
  })
  children.push(child)
  const [line] = await once(createInterface(child.stdout), 'line')
  return [child, String(line)]
}

test('A-E40 one process at a time locks a folder, and a killed process frees it at once', async () => {
  const [first, said] = await start()
  expect(said).toBe('locked')
  const refusal = `The embedded database in ${folder} is in use by process ${first.pid}: stop it, or set DATA_DIR to another folder.`
  expect((await start())[1]).toBe(refusal)
  expect(() => lockFolder(folder)).toThrow(refusal)
  await kill(first)
  expect((await start())[1]).toBe('locked')
})

test.each(['', 'junk', String(process.ppid)])(
  'A-E40 a file that names a living process, or nobody, locks nothing: %j',
  (content) => {
    writeFileSync(join(folder, 'postgres.lock'), content)
    writeFileSync(
      join(folder, 'postgres.owner'),
      JSON.stringify({ process: process.ppid, host: hostname(), namespace: null }),
    )
    lockFolder(folder)
    lockFolder(folder) // the same process may lock it twice
  },
)

test.skipIf(!hasContainers)(
  'A-E40 two containers on one volume do not lock it at the same time',
  async () => {
    const [first, said] = await start(CONTAINER)
    expect(said).toBe('locked')
    const refusal = `is in use by process 1 of another container or machine (${hostname()}): stop it`
    expect((await start(CONTAINER))[1]).toContain(refusal)
    expect((await start())[1]).toContain(refusal)
    await kill(first)
    const [, later] = await start(CONTAINER)
    expect(later).toBe('locked')
  },
)

test.runIf(process.platform === 'linux')('a missing program is named in the sentence', () => {
  vi.stubEnv('PATH', folder)
  expect(() => lockFolder(folder)).toThrow(/needs the program `flock`.*ENOENT.*install util-linux/)
})

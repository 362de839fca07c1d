import 'server-only'
import { spawnSync } from 'node:child_process'
import { closeSync, constants, openSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { ConfigError } from '@/_config/config-error'
import { oncePerProcess } from '@/_config/once-per-process'

/**
 * Locks a folder for this process until the process ends. The operating system holds the lock as
 * long as a file is open. So a crash frees it, and another container on the same volume meets it.
 * A process number could do neither: other containers have other numbers, and they are used again.
 * @throws ConfigError if another process has locked the folder, or if it cannot be locked
 */
export const lockFolder = (folder: string): void =>
  oncePerProcess(`lock of ${folder}`, () => {
    const owner = join(folder, 'postgres.owner')
    // Nobody deletes this file: then two processes could lock two files of one name.
    if (!lock(join(folder, 'postgres.lock')))
      throw new ConfigError(
        `The embedded database in ${folder} is in use by ${nameOf(owner)}: stop it, or set DATA_DIR to another folder.`,
      )
    writeFileSync(owner, JSON.stringify(thisProcess()))
  })

/** Locks a file without waiting. The open file keeps the lock. @returns whether it was free */
function lock(path: string): boolean {
  const { O_RDWR, O_CREAT, O_NONBLOCK } = constants
  const open = (flags: number) => openSync(path, O_RDWR | O_CREAT | flags, 0o600)
  if (EXCLUSIVE === undefined) return flock(open(0))
  try {
    open(O_NONBLOCK | EXCLUSIVE)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && TAKEN.includes(error.code)) return false
    throw error
  }
}

/**
 * The flag with which `open` takes the lock as well. Node has no name for it: libuv passes
 * `O_EXLOCK` on where the system has it, and opens without sharing on Windows
 * (`UV_FS_O_EXLOCK`).
 */
const EXCLUSIVE = {
  darwin: 0x20,
  freebsd: 0x20,
  openbsd: 0x20,
  netbsd: 0x20,
  win32: 0x10000000,
}[process.platform as string]
const TAKEN: readonly unknown[] = ['EAGAIN', 'EWOULDBLOCK', 'EBUSY']

/**
 * Linux has no such flag, and Node has no `flock(2)`. The program locks the open file that it
 * inherits. The lock belongs to that file, which stays open here after the program has ended.
 */
function flock(file: number): boolean {
  const { status, stderr, error } = spawnSync('flock', ['-n', '3'], {
    stdio: ['ignore', 'ignore', 'pipe', file],
    encoding: 'utf8',
  })
  if (status === 0) return true
  closeSync(file)
  if (status === 1 && stderr === '') return false
  throw new ConfigError(
    `The embedded database needs the program \`flock\` to lock its folder (${error?.message ?? stderr.trim()}): install util-linux, or set DATABASE_URL to use a PostgreSQL.`,
  )
}

const ownerSchema = z.object({
  process: z.number(),
  host: z.string(),
  /** The pid namespace of the process number. Only Linux has namespaces. */
  namespace: z.string().nullable(),
})

const thisProcess = (): z.infer<typeof ownerSchema> => ({
  process: process.pid,
  host: hostname(),
  namespace: pidNamespace(),
})

function pidNamespace(): string | null {
  try {
    return readlinkSync('/proc/self/ns/pid')
  } catch {
    return null
  }
}

/** The owner of the lock, for the operator who has to stop it. */
function nameOf(path: string): string {
  const owner = readOwner(path)
  if (owner === null) return 'another server'
  const here = owner.host === hostname() && owner.namespace === pidNamespace()
  return `process ${owner.process}${here ? '' : ` of another container or machine (${owner.host})`}`
}

function readOwner(path: string): z.infer<typeof ownerSchema> | null {
  try {
    return ownerSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null // the owner has the lock, but has not written its name yet
  }
}

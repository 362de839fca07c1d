import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildCopy, copyCheckout } from './build-copy'
import { type BuiltFunction, putTogether } from './functions'
import { vercelCli } from './vercel-cli'

/** What was built, for the tests. */
export interface Built {
  /** A temporary folder, for whatever a test makes. */
  folder: string
  /** The checkout that was built. */
  copy: string
  /** Empty where Vercel's command line cannot be had: then the traces alone are judged. */
  functions: readonly BuiltFunction[]
  node: string
}

/**
 * The file that says what was built. Set beforehand, nothing is built anew: E2E_DEPLOY_KEEP=1
 * leaves one, and names it.
 */
const KEY = 'E2E_DEPLOY'

export default async function setUp(): Promise<() => void> {
  if (process.env[KEY]) return () => {}
  const folder = mkdtempSync(join(tmpdir(), 'session-vs-jwt-deploy-'))
  const copy = join(folder, 'checkout')
  const cli = vercelCli()
  if (cli === null)
    console.warn(
      'Vercel’s command line could not be installed, so no function is run: only what they would be made of is judged.',
    )
  copyCheckout(copy)
  buildCopy(copy, cli)
  const functions = cli === null ? [] : putTogether(copy, join(folder, 'functions'))
  const built: Built = { folder, copy, functions, node: cli?.node ?? process.execPath }
  const file = join(folder, 'built.json')
  writeFileSync(file, JSON.stringify(built))
  process.env[KEY] = file
  if (process.env.E2E_DEPLOY_KEEP) {
    console.log(`E2E_DEPLOY=${file}`)
    return () => {}
  }
  return () => rmSync(folder, { recursive: true, force: true })
}

/** Null where tests are only listed. */
export function getBuilt(): Built | null {
  const published = process.env[KEY]
  return published ? JSON.parse(readFileSync(published, 'utf8')) : null
}

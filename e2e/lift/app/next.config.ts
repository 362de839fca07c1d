import type { NextConfig } from 'next'

// The folder of the app, even if a folder above it has a lockfile.
export default { turbopack: { root: process.cwd() } } satisfies NextConfig

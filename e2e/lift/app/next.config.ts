import type { NextConfig } from 'next'

// Where the app is, whatever lockfile lies in a folder above it.
export default { turbopack: { root: process.cwd() } } satisfies NextConfig

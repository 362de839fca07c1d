/**
 * Runs once per server, before its first request. A serverless host puts the files of this module
 * into the function of
 * `proxy.ts` too: there the build leaves the start out, and with it the store. The host's build has checked the
 * environment and applied the migrations instead (`app/_cli/migrate.ts`).
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs' && process.env.BUILT_FOR !== 'functions') {
    const { start } = await import('./app/_people/start')
    await start()
  }
}

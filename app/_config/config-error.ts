/**
 * An error in the environment that only the operator can fix. The message says how, in one
 * sentence.
 */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

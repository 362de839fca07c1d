/** The environment is wrong in a way that only its operator can mend; the message says how, in one sentence. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}
